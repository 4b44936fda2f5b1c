"""The kit: every control and small part that pages are made of. Nothing is imported here.

Each widget paints itself from the theme in force, follows a change of theme and text size by
itself, has an accessible name, and is as high as the text asks (28; 24 in cards, 32 in dialogs).
Qt asks a widget for its size and its picture anew when style or font change; only what a widget
keeps beside them needs a `changeEvent`.
``python -m ui.kit.gallery --out FOLDER`` draws all of them.

Words      labels      Label(text, look, wrap=) Elided(text, look) Pill(text, tone, icon=, code=)
                       Severity(level, text); looks such as "small t2", "heading", "code"
           keys        KeyCap(keys) KeyHintLine([(keys, words)])
           facts       FactStrip([(label, value, more)]) FactList([(label, words or widget)])
           extract     ExtractView(words, source, marked=, code=, removable=) .removed
Buttons    buttons     PrimaryButton SecondaryButton QuietButton LinkButton DangerButton
                       AlarmButton (text, keys=, icon=, measure="card|normal|dialog", works=)
                       IconButton(icon, name, keys=, measure=, bare=) .clicked
Answers    segmented   Segmented(segments, name=, measure=, stretch=) .changed(code or None)
                       YES_PARTLY_NO NOT_RECORDED NOT_APPLICABLE Segment(code, word, …)
           choice      ChoiceField([(code, word)], name=, widest=) .changed(code or None)
                       ManyChoice([(code, word)], name=) .changed(tuple of codes)
           combo       Combo(name, [(code, word)], empty=, measure=) .chosen(code or None)
           tick        TickBox(text, small=) .toggled(bool)
           grade_option GradeOption(code, shape, word, keys, descriptor) .wanted(code)
Fields     fields      Field(name, text, placeholder=, icon=, measure=, delay=)
                       SearchField(name, placeholder=, keys=) MomentField(name, text, now_keys=)
                       PassphraseField(name); .committed(text) .left set_stored flush set_wrong
           text_area   TextArea(name, text, min_lines=, max_lines=, measure=) .left
                       NoteEdit: the same with .committed(text) set_stored flush
           labelled    Labelled(label, field, hint, beside=)
Chips      chips       FilterChip(text, count=, keys=, icon=, toggles=) .toggled
                       AnswerChip(code, value, adverse=) .clicked
Grades     grades      GradeBadge(shape, word) GradeButton GradeBar([GradeCount]) GradeLegend
                       LedgerStrip(cells, said) paint_grade_badge; shapes: paint_grade_shape
           progress    ThinProgress(said, value, total, width=) StageCell(count, kind, said)
                       StrengthMeter().set_strength(cells, said)
Grounds    panels      Panel Card(title, lined=) .title_row .body; Line(upright=)
                       SideGround: below what stands at the right of a page
                       Banner(tone, title, text, icon=).add_action(button)
                       SuggestionStrip(text, action) .taken; IconLabel(icon, colour, size)
           flag_card   FlagCard(code, severity, title, why=, evidence=, this_question=)
                       .opened .accepted .explained .dismissed; SettledFlag(code, text, answer)
           flow        FlowLayout(parent, gap=)      scroll   Scroller(contents)
Lists      outline     SectionOutline().set_entries([OutlineHeading, OutlineEntry]) .chosen(id)
           table       Table(name) .opened(index) .current_changed(index); CELL role with
                       TextCell GradeCell PillCell ProgressCell FlagsCell IconCell
Window     top_bar     TopBar() .menu_bar .marking .go_to .raise_concern set_marking set_in_use
           nav_rail    NavRail([NavItem], foot=) .chosen(id) set_current set_count set_collapsed
           status_bar  StatusBar() set_saved set_not_saved set_kept set_hints set_lock
           tab_strip   TabStrip([TabItem]) .chosen(id) set_current set_count add_right
           case_header CaseHeader() set_case set_progress set_flags set_minutes .back_asked …
           sheet       Sheet(window, title, width=, height=, scrolls=) .body .note set_finish
                       present(first) dismiss() .finish_asked .cancelled .dismissed
           marking     Marking(marking, handling) .clicked

For delegates and painted pages: paint (paint_text, paint_panel, paint_key_cap, ink), paint_pill and
paint_severity in labels, paint_progress and paint_stage in progress, paint_grade_bar in grades; and
from ui.look: theme.colour(token), theme.grade(shape), fonts.ui(size, weight), fonts.mono,
fonts.px(length), icons.paint, icons.pixmap, icons.icon, metrics.control() and its sisters.

A focusable widget of a page's own gets the focus ring with the class attribute
``focus_ring = "focus"``, and sets the property ``painted`` if it paints its own words.
"""
