"""What a deep dive may set otherwise than the defaults: listed with what holds, read as typed."""
