CREATE TABLE access_log (
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  person_id TEXT NOT NULL,
  verb TEXT NOT NULL,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  recipient TEXT NOT NULL,
  reason TEXT NOT NULL,
  seal TEXT,
  CONSTRAINT pk_access_log PRIMARY KEY (seq)
)
 STRICT;

CREATE TABLE act_context (
  id INTEGER NOT NULL,
  act_id TEXT,
  act TEXT,
  person_id TEXT,
  at TEXT,
  reason TEXT,
  CONSTRAINT pk_act_context PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE case_file (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  reference TEXT NOT NULL,
  theme TEXT NOT NULL,
  other_themes TEXT NOT NULL,
  label TEXT NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  placing_authority TEXT NOT NULL,
  home_area TEXT NOT NULL,
  selection TEXT NOT NULL,
  selection_note TEXT NOT NULL,
  position INTEGER NOT NULL,
  CONSTRAINT pk_case_file PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX uq_case_file_reference ON case_file (reference) WHERE removed_at IS NULL;

CREATE TABLE change_made (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  owner TEXT NOT NULL,
  area TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  point_codes TEXT NOT NULL,
  measure TEXT NOT NULL,
  test_on TEXT NOT NULL,
  tested_on TEXT NOT NULL,
  result TEXT NOT NULL,
  result_note TEXT NOT NULL,
  CONSTRAINT pk_change_made PRIMARY KEY (id),
  CONSTRAINT uq_change_made_code UNIQUE (code)
)
 STRICT;

CREATE TABLE definition (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  source TEXT NOT NULL,
  CONSTRAINT pk_definition PRIMARY KEY (id),
  CONSTRAINT uq_definition_kind_code_version UNIQUE (kind, code, version)
)
 STRICT;

CREATE TABLE governance (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  name TEXT NOT NULL,
  chair TEXT NOT NULL,
  frequency TEXT NOT NULL,
  since TEXT NOT NULL,
  next_on TEXT NOT NULL,
  note TEXT NOT NULL,
  CONSTRAINT pk_governance PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE import_run (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  source_name TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  profile TEXT NOT NULL,
  choices TEXT NOT NULL,
  undone TEXT NOT NULL,
  CONSTRAINT pk_import_run PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE inspection (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  pack_code TEXT NOT NULL,
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  visited_on TEXT NOT NULL,
  published_on TEXT NOT NULL,
  status TEXT NOT NULL,
  note TEXT NOT NULL,
  CONSTRAINT pk_inspection PRIMARY KEY (id),
  CONSTRAINT uq_inspection_pack_code_version UNIQUE (pack_code, version)
)
 STRICT;

CREATE TABLE journal (
  seq INTEGER NOT NULL,
  act_id TEXT NOT NULL,
  act TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT,
  table_name TEXT NOT NULL,
  record_id TEXT NOT NULL,
  op TEXT NOT NULL,
  field TEXT,
  "before" TEXT,
  "after" TEXT,
  seal TEXT,
  CONSTRAINT pk_journal PRIMARY KEY (seq)
)
 STRICT;

CREATE INDEX ix_journal_table_name_record_id ON journal (table_name, record_id);

CREATE TABLE person (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  CONSTRAINT pk_person PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE scale (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  code TEXT NOT NULL,
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  footnote TEXT NOT NULL,
  CONSTRAINT pk_scale PRIMARY KEY (id),
  CONSTRAINT uq_scale_code_version UNIQUE (code, version)
)
 STRICT;

CREATE TABLE setting (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_setting PRIMARY KEY (id),
  CONSTRAINT uq_setting_key UNIQUE ("key")
)
 STRICT;

CREATE TABLE action (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  case_id TEXT,
  point_codes TEXT NOT NULL,
  owner TEXT NOT NULL,
  set_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  test TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  retest_result TEXT NOT NULL,
  note TEXT NOT NULL,
  CONSTRAINT pk_action PRIMARY KEY (id),
  CONSTRAINT uq_action_code UNIQUE (code),
  CONSTRAINT fk_action_case_id FOREIGN KEY(case_id) REFERENCES case_file (id)
)
 STRICT;

CREATE INDEX ix_action_case_id ON action (case_id);

CREATE TABLE audit (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  case_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  auditor_id TEXT,
  version INTEGER NOT NULL,
  previous_id TEXT,
  state TEXT NOT NULL,
  question_sets TEXT NOT NULL,
  scale_id TEXT NOT NULL,
  started_at TEXT,
  ready_at TEXT,
  signed_at TEXT,
  signed_by TEXT,
  minutes INTEGER NOT NULL,
  sittings INTEGER NOT NULL,
  filed_on TEXT NOT NULL,
  filed_note TEXT NOT NULL,
  CONSTRAINT pk_audit PRIMARY KEY (id),
  CONSTRAINT uq_audit_case_id_kind_auditor_id_version UNIQUE (case_id, kind, auditor_id, version),
  CONSTRAINT fk_audit_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
  CONSTRAINT fk_audit_auditor_id FOREIGN KEY(auditor_id) REFERENCES person (id),
  CONSTRAINT fk_audit_previous_id FOREIGN KEY(previous_id) REFERENCES audit (id),
  CONSTRAINT fk_audit_scale_id FOREIGN KEY(scale_id) REFERENCES scale (id),
  CONSTRAINT fk_audit_signed_by FOREIGN KEY(signed_by) REFERENCES person (id)
)
 STRICT;

CREATE INDEX ix_audit_auditor_id ON audit (auditor_id);

CREATE INDEX ix_audit_previous_id ON audit (previous_id);

CREATE INDEX ix_audit_scale_id ON audit (scale_id);

CREATE INDEX ix_audit_signed_by ON audit (signed_by);

CREATE TABLE child (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  case_id TEXT NOT NULL,
  pseudonym TEXT NOT NULL,
  age_years INTEGER,
  status TEXT NOT NULL,
  lead INTEGER NOT NULL,
  episodes_12m INTEGER,
  ethnicity TEXT NOT NULL,
  disability TEXT NOT NULL,
  language TEXT NOT NULL,
  note TEXT NOT NULL,
  position INTEGER NOT NULL,
  CONSTRAINT pk_child PRIMARY KEY (id),
  CONSTRAINT fk_child_case_id FOREIGN KEY(case_id) REFERENCES case_file (id)
)
 STRICT;

CREATE INDEX ix_child_case_id ON child (case_id);

CREATE TABLE concern (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  case_id TEXT,
  child TEXT NOT NULL,
  what TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  raised_by TEXT NOT NULL,
  told TEXT NOT NULL,
  how TEXT NOT NULL,
  told_at TEXT,
  acknowledged_by TEXT NOT NULL,
  acknowledged_at TEXT,
  CONSTRAINT pk_concern PRIMARY KEY (id),
  CONSTRAINT fk_concern_case_id FOREIGN KEY(case_id) REFERENCES case_file (id)
)
 STRICT;

CREATE INDEX ix_concern_case_id ON concern (case_id);

CREATE TABLE deep_dive (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  title TEXT NOT NULL,
  report_status TEXT NOT NULL,
  state TEXT NOT NULL,
  commissioned_on TEXT NOT NULL,
  commissioned_by TEXT NOT NULL,
  led_by TEXT NOT NULL,
  purpose TEXT NOT NULL,
  themes TEXT NOT NULL,
  planned_cases INTEGER NOT NULL,
  eligible_cases INTEGER,
  sample_method TEXT NOT NULL,
  window_from TEXT NOT NULL,
  window_to TEXT NOT NULL,
  inspection_id TEXT,
  scale_id TEXT NOT NULL,
  marking TEXT NOT NULL,
  handling TEXT NOT NULL,
  safeguarding_folder TEXT NOT NULL,
  protection TEXT NOT NULL,
  example INTEGER NOT NULL,
  schedule_code TEXT NOT NULL,
  review_on TEXT NOT NULL,
  CONSTRAINT pk_deep_dive PRIMARY KEY (id),
  CONSTRAINT fk_deep_dive_inspection_id FOREIGN KEY(inspection_id) REFERENCES inspection (id),
  CONSTRAINT fk_deep_dive_scale_id FOREIGN KEY(scale_id) REFERENCES scale (id)
)
 STRICT;

CREATE INDEX ix_deep_dive_inspection_id ON deep_dive (inspection_id);

CREATE INDEX ix_deep_dive_scale_id ON deep_dive (scale_id);

CREATE TABLE improvement_point (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  inspection_id TEXT NOT NULL,
  code TEXT NOT NULL,
  area TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  short TEXT NOT NULL,
  verbatim INTEGER NOT NULL,
  due_rule TEXT NOT NULL,
  due_on TEXT NOT NULL,
  owner TEXT NOT NULL,
  themes TEXT NOT NULL,
  question_ids TEXT NOT NULL,
  check_ids TEXT NOT NULL,
  generic TEXT NOT NULL,
  reference TEXT NOT NULL,
  position INTEGER NOT NULL,
  CONSTRAINT pk_improvement_point PRIMARY KEY (id),
  CONSTRAINT uq_improvement_point_inspection_id_code UNIQUE (inspection_id, code),
  CONSTRAINT fk_improvement_point_inspection_id FOREIGN KEY(inspection_id) REFERENCES inspection (id)
)
 STRICT;

CREATE TABLE police_reference (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  case_id TEXT NOT NULL,
  system TEXT NOT NULL,
  reference TEXT NOT NULL,
  CONSTRAINT pk_police_reference PRIMARY KEY (id),
  CONSTRAINT uq_police_reference_case_id_system_reference UNIQUE (case_id, system, reference),
  CONSTRAINT fk_police_reference_case_id FOREIGN KEY(case_id) REFERENCES case_file (id)
)
 STRICT;

CREATE TABLE scale_grade (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  scale_id TEXT NOT NULL,
  code TEXT NOT NULL,
  word TEXT NOT NULL,
  rank INTEGER NOT NULL,
  shape TEXT NOT NULL,
  "key" TEXT NOT NULL,
  descriptor TEXT NOT NULL,
  CONSTRAINT pk_scale_grade PRIMARY KEY (id),
  CONSTRAINT uq_scale_grade_scale_id_code UNIQUE (scale_id, code),
  CONSTRAINT fk_scale_grade_scale_id FOREIGN KEY(scale_id) REFERENCES scale (id)
)
 STRICT;

CREATE TABLE answer (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  audit_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  part TEXT NOT NULL,
  value TEXT NOT NULL,
  text TEXT NOT NULL,
  note TEXT NOT NULL,
  seen_on_bwv INTEGER NOT NULL,
  confidence TEXT NOT NULL,
  CONSTRAINT pk_answer PRIMARY KEY (id),
  CONSTRAINT uq_answer_audit_id_question_id_part UNIQUE (audit_id, question_id, part),
  CONSTRAINT fk_answer_audit_id FOREIGN KEY(audit_id) REFERENCES audit (id)
)
 STRICT;

CREATE TABLE concern_note (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  concern_id TEXT NOT NULL,
  text TEXT NOT NULL,
  CONSTRAINT pk_concern_note PRIMARY KEY (id),
  CONSTRAINT fk_concern_note_concern_id FOREIGN KEY(concern_id) REFERENCES concern (id)
)
 STRICT;

CREATE INDEX ix_concern_note_concern_id ON concern_note (concern_id);

CREATE TABLE event (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  typed TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  precision TEXT NOT NULL,
  zone TEXT NOT NULL,
  audit_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  lane TEXT NOT NULL,
  child_id TEXT,
  source_system TEXT NOT NULL,
  source TEXT NOT NULL,
  who TEXT NOT NULL,
  note TEXT NOT NULL,
  question_id TEXT NOT NULL,
  part TEXT NOT NULL,
  line INTEGER,
  CONSTRAINT pk_event PRIMARY KEY (id),
  CONSTRAINT fk_event_audit_id FOREIGN KEY(audit_id) REFERENCES audit (id),
  CONSTRAINT fk_event_child_id FOREIGN KEY(child_id) REFERENCES child (id)
)
 STRICT;

CREATE INDEX ix_event_audit_id_question_id_part ON event (audit_id, question_id, part);

CREATE INDEX ix_event_child_id ON event (child_id);

CREATE TABLE feedback (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  audit_id TEXT NOT NULL,
  recipient TEXT NOT NULL,
  role TEXT NOT NULL,
  due_on TEXT NOT NULL,
  given_on TEXT NOT NULL,
  given_by TEXT NOT NULL,
  received TEXT NOT NULL,
  text TEXT NOT NULL,
  reply TEXT NOT NULL,
  CONSTRAINT pk_feedback PRIMARY KEY (id),
  CONSTRAINT uq_feedback_audit_id_recipient UNIQUE (audit_id, recipient),
  CONSTRAINT fk_feedback_audit_id FOREIGN KEY(audit_id) REFERENCES audit (id)
)
 STRICT;

CREATE TABLE filing (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  case_id TEXT NOT NULL,
  audit_id TEXT NOT NULL,
  format TEXT NOT NULL,
  version INTEGER NOT NULL,
  folder TEXT NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content_sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  filed_at TEXT NOT NULL,
  filed_by TEXT NOT NULL,
  recipient TEXT NOT NULL,
  purpose TEXT NOT NULL,
  superseded_by TEXT,
  CONSTRAINT pk_filing PRIMARY KEY (id),
  CONSTRAINT uq_filing_folder_path UNIQUE (folder, path),
  CONSTRAINT fk_filing_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
  CONSTRAINT fk_filing_audit_id FOREIGN KEY(audit_id) REFERENCES audit (id),
  CONSTRAINT fk_filing_superseded_by FOREIGN KEY(superseded_by) REFERENCES filing (id)
)
 STRICT;

CREATE INDEX ix_filing_audit_id ON filing (audit_id);

CREATE INDEX ix_filing_case_id ON filing (case_id);

CREATE INDEX ix_filing_superseded_by ON filing (superseded_by);

CREATE TABLE finding (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  point_id TEXT,
  theme TEXT NOT NULL,
  stage TEXT NOT NULL,
  position INTEGER NOT NULL,
  CONSTRAINT pk_finding PRIMARY KEY (id),
  CONSTRAINT fk_finding_point_id FOREIGN KEY(point_id) REFERENCES improvement_point (id)
)
 STRICT;

CREATE INDEX ix_finding_point_id ON finding (point_id);

CREATE TABLE flag_disposition (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  audit_id TEXT NOT NULL,
  check_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  check_version TEXT NOT NULL,
  facts_sha256 TEXT NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_flag_disposition PRIMARY KEY (id),
  CONSTRAINT uq_flag_disposition_audit_id_check_id_subject UNIQUE (audit_id, check_id, subject),
  CONSTRAINT fk_flag_disposition_audit_id FOREIGN KEY(audit_id) REFERENCES audit (id)
)
 STRICT;

CREATE TABLE overall_grade (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  audit_id TEXT NOT NULL,
  grade TEXT NOT NULL,
  reason TEXT NOT NULL,
  no_grade TEXT NOT NULL,
  differs_reason TEXT NOT NULL,
  graded_at TEXT,
  graded_by TEXT,
  CONSTRAINT pk_overall_grade PRIMARY KEY (id),
  CONSTRAINT uq_overall_grade_audit_id UNIQUE (audit_id),
  CONSTRAINT fk_overall_grade_audit_id FOREIGN KEY(audit_id) REFERENCES audit (id),
  CONSTRAINT fk_overall_grade_graded_by FOREIGN KEY(graded_by) REFERENCES person (id)
)
 STRICT;

CREATE INDEX ix_overall_grade_graded_by ON overall_grade (graded_by);

CREATE TABLE point_assessment (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  audit_id TEXT NOT NULL,
  point_id TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_point_assessment PRIMARY KEY (id),
  CONSTRAINT uq_point_assessment_audit_id_point_id UNIQUE (audit_id, point_id),
  CONSTRAINT fk_point_assessment_audit_id FOREIGN KEY(audit_id) REFERENCES audit (id),
  CONSTRAINT fk_point_assessment_point_id FOREIGN KEY(point_id) REFERENCES improvement_point (id)
)
 STRICT;

CREATE INDEX ix_point_assessment_point_id ON point_assessment (point_id);

CREATE TABLE point_status (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  point_id TEXT NOT NULL,
  on_date TEXT NOT NULL,
  status TEXT NOT NULL,
  comment TEXT NOT NULL,
  said_by TEXT NOT NULL,
  CONSTRAINT pk_point_status PRIMARY KEY (id),
  CONSTRAINT fk_point_status_point_id FOREIGN KEY(point_id) REFERENCES improvement_point (id)
)
 STRICT;

CREATE INDEX ix_point_status_point_id ON point_status (point_id);

CREATE TABLE system_read (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  audit_id TEXT NOT NULL,
  system TEXT NOT NULL,
  read_on TEXT NOT NULL,
  available INTEGER NOT NULL,
  reason TEXT NOT NULL,
  CONSTRAINT pk_system_read PRIMARY KEY (id),
  CONSTRAINT uq_system_read_audit_id_system UNIQUE (audit_id, system),
  CONSTRAINT fk_system_read_audit_id FOREIGN KEY(audit_id) REFERENCES audit (id)
)
 STRICT;

CREATE TABLE event_link (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  audit_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  CONSTRAINT pk_event_link PRIMARY KEY (id),
  CONSTRAINT uq_event_link_event_id_question_id UNIQUE (event_id, question_id),
  CONSTRAINT fk_event_link_audit_id FOREIGN KEY(audit_id) REFERENCES audit (id),
  CONSTRAINT fk_event_link_event_id FOREIGN KEY(event_id) REFERENCES event (id)
)
 STRICT;

CREATE INDEX ix_event_link_audit_id ON event_link (audit_id);

CREATE TABLE extract (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  audit_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  event_id TEXT,
  words TEXT NOT NULL,
  source_system TEXT NOT NULL,
  source TEXT NOT NULL,
  said_when TEXT NOT NULL,
  line_from INTEGER,
  line_to INTEGER,
  position INTEGER NOT NULL,
  CONSTRAINT pk_extract PRIMARY KEY (id),
  CONSTRAINT fk_extract_audit_id FOREIGN KEY(audit_id) REFERENCES audit (id),
  CONSTRAINT fk_extract_event_id FOREIGN KEY(event_id) REFERENCES event (id)
)
 STRICT;

CREATE INDEX ix_extract_audit_id ON extract (audit_id);

CREATE INDEX ix_extract_event_id ON extract (event_id);

CREATE TABLE finding_case (
  id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  removed_at TEXT,
  import_id TEXT,
  source_ref TEXT,
  finding_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  extract_id TEXT,
  CONSTRAINT pk_finding_case PRIMARY KEY (id),
  CONSTRAINT uq_finding_case_finding_id_case_id UNIQUE (finding_id, case_id),
  CONSTRAINT fk_finding_case_finding_id FOREIGN KEY(finding_id) REFERENCES finding (id),
  CONSTRAINT fk_finding_case_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
  CONSTRAINT fk_finding_case_extract_id FOREIGN KEY(extract_id) REFERENCES extract (id)
)
 STRICT;

CREATE INDEX ix_finding_case_case_id ON finding_case (case_id);

CREATE INDEX ix_finding_case_extract_id ON finding_case (extract_id);
