"""What the office does: subjects, pure rules, and the one `Office` through which everything is read and changed."""
