-- For analysts who may see no personal data: no text, name, address or id of a customer.
-- New columns of processed_tickets are left out until they are added here.
CREATE OR REPLACE VIEW tickets_without_personal_data AS
SELECT
  ticket_id,
  submitted_at,
  processed_at,
  product,
  issue_type,
  tier,
  channel,
  language,
  sentiment,
  sentiment_score_mixed,
  sentiment_score_negative,
  sentiment_score_neutral,
  sentiment_score_positive,
  priority,
  category,
  confidence,
  outcome,
  held_reasons,
  model_id,
  prompt_version,
  input_tokens,
  output_tokens,
  schema_version
FROM processed_tickets;
