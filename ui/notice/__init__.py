"""The notice as the applicant's phone shows it: one frozen value, painted once for screen and paper."""
