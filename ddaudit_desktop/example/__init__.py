"""The invented deep dive that ships with the program: its files read, checked and built."""
