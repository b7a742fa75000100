-- What was decided about each reply, in one row for each source and criterion. Criterion '(any)' is whether the source
-- found any criterion not met; source '(any)' is rules or judge, without people. NOT_APPLICABLE and INVALID decide
-- nothing. A property that a reply does not have is shown as '(none)'.
CREATE OR REPLACE VIEW evaluation_outcomes AS
SELECT
  ticket_id,
  CAST(submitted_at AS DATE) AS day,
  COALESCE(product, '(none)') AS product,
  COALESCE(language, '(none)') AS language,
  COALESCE(model_id, '(none)') AS model_id,
  COALESCE(prompt_version, '(none)') AS prompt_version,
  CAST(source AS VARCHAR(16)) AS source,
  CAST(criterion AS VARCHAR(64)) AS criterion,
  CASE WHEN verdict = 'FAIL' THEN 1 ELSE 0 END AS failed
FROM response_evaluations
WHERE verdict IN ('PASS', 'FAIL')
UNION ALL
SELECT
  ticket_id,
  CAST(submitted_at AS DATE),
  COALESCE(product, '(none)'),
  COALESCE(language, '(none)'),
  COALESCE(model_id, '(none)'),
  COALESCE(prompt_version, '(none)'),
  CAST(source AS VARCHAR(16)),
  CAST('(any)' AS VARCHAR(64)),
  MAX(CASE WHEN verdict = 'FAIL' THEN 1 ELSE 0 END)
FROM response_evaluations
WHERE verdict IN ('PASS', 'FAIL')
GROUP BY 1, 2, 3, 4, 5, 6, 7
UNION ALL
SELECT
  ticket_id,
  CAST(submitted_at AS DATE),
  COALESCE(product, '(none)'),
  COALESCE(language, '(none)'),
  COALESCE(model_id, '(none)'),
  COALESCE(prompt_version, '(none)'),
  CAST('(any)' AS VARCHAR(16)),
  CAST('(any)' AS VARCHAR(64)),
  MAX(CASE WHEN verdict = 'FAIL' THEN 1 ELSE 0 END)
FROM response_evaluations
WHERE verdict IN ('PASS', 'FAIL')
  AND source <> 'PERSON'
GROUP BY 1, 2, 3, 4, 5, 6;

-- Replies of which something was decided, and the share of them that did not meet it.
CREATE OR REPLACE VIEW evaluations_by_day AS
SELECT
  day,
  source,
  criterion,
  COUNT(*) AS replies,
  SUM(failed) AS failed,
  CAST(SUM(failed) * 1.0 / COUNT(*) AS DECIMAL(5, 4)) AS share
FROM evaluation_outcomes
GROUP BY day, source, criterion;

CREATE OR REPLACE VIEW evaluations_by_product AS
SELECT
  day,
  product,
  source,
  criterion,
  COUNT(*) AS replies,
  SUM(failed) AS failed,
  CAST(SUM(failed) * 1.0 / COUNT(*) AS DECIMAL(5, 4)) AS share
FROM evaluation_outcomes
GROUP BY day, product, source, criterion;

CREATE OR REPLACE VIEW evaluations_by_language AS
SELECT
  day,
  language,
  source,
  criterion,
  COUNT(*) AS replies,
  SUM(failed) AS failed,
  CAST(SUM(failed) * 1.0 / COUNT(*) AS DECIMAL(5, 4)) AS share
FROM evaluation_outcomes
GROUP BY day, language, source, criterion;

-- By what wrote the reply.
CREATE OR REPLACE VIEW evaluations_by_model AS
SELECT
  day,
  model_id,
  prompt_version,
  source,
  criterion,
  COUNT(*) AS replies,
  SUM(failed) AS failed,
  CAST(SUM(failed) * 1.0 / COUNT(*) AS DECIMAL(5, 4)) AS share
FROM evaluation_outcomes
GROUP BY day, model_id, prompt_version, source, criterion;

-- The judge beside people, of the replies that both decided about: whether the judge found any criterion not met, and
-- whether a person sent the reply as it was.
CREATE OR REPLACE VIEW judge_agreement AS
SELECT
  day,
  judge_model_id,
  judge_prompt_version,
  replies,
  both_passed,
  both_failed,
  only_judge_failed,
  only_person_failed,
  CAST((both_passed + both_failed) * 1.0 / replies AS DECIMAL(5, 4)) AS agreement
FROM (
  SELECT
    judge.day,
    judge.judge_model_id,
    judge.judge_prompt_version,
    COUNT(*) AS replies,
    SUM((1 - judge.failed) * (1 - person.failed)) AS both_passed,
    SUM(judge.failed * person.failed) AS both_failed,
    SUM(judge.failed * (1 - person.failed)) AS only_judge_failed,
    SUM((1 - judge.failed) * person.failed) AS only_person_failed
  FROM (
    SELECT
      ticket_id,
      CAST(submitted_at AS DATE) AS day,
      COALESCE(judge_model_id, '(none)') AS judge_model_id,
      COALESCE(judge_prompt_version, '(none)') AS judge_prompt_version,
      MAX(CASE WHEN verdict = 'FAIL' THEN 1 ELSE 0 END) AS failed
    FROM response_evaluations
    WHERE source = 'JUDGE'
      AND verdict IN ('PASS', 'FAIL')
    GROUP BY 1, 2, 3, 4
  ) AS judge
  INNER JOIN (
    SELECT ticket_id, CASE WHEN verdict = 'FAIL' THEN 1 ELSE 0 END AS failed
    FROM response_evaluations
    WHERE source = 'PERSON'
      AND criterion = 'FIT_TO_SEND'
      AND verdict IN ('PASS', 'FAIL')
  ) AS person ON person.ticket_id = judge.ticket_id
  GROUP BY judge.day, judge.judge_model_id, judge.judge_prompt_version
) AS compared;
