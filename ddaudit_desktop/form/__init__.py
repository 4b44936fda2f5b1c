"""The form of one audit below the screen: what is asked, what is answered, what helps to answer."""
