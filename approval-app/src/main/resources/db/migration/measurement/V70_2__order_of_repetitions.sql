-- Which of two repetitions is the later one must not depend on a clock.
alter table measurement_rerun add column number integer default 0 not null;
