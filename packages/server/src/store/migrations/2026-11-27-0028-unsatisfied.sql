-- The few reports of whose end a citizen says that nothing is solved: the office's queue of them begins here.
CREATE INDEX citizen_reports_unsatisfied ON citizen_reports (city, problem) WHERE satisfaction = 'not_solved';
