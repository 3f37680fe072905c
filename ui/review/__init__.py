"""The review screen: materials on the left, their pages in the middle, the verdict on the right."""
