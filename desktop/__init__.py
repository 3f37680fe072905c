"""The running application; the only package that knows both sides."""
