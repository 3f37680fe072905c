"""The service counter's day: who is expected, who is here, who is called; on-site review; the call display and the day sheet."""
