"""permitdesk-admin: one sub-command per act, and the demo office with the documents it makes itself."""
