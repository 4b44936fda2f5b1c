"""How the program looks: colours, fonts, icons, sizes and the style, for light and dark.

Nothing outside this package names a colour, a font file or an icon file. Everything is taken by
name from the theme in force: ``theme.colour("acc")``, ``fonts.ui(12, 600)``,
``icons.pixmap("flag", "t3")``, ``metrics.control()``.
"""
