"""The view for analysts who may see no personal data, in the real database."""

PERSONAL = {
    "customer_first_name",
    "customer_last_name",
    "customer_full_name",
    "customer_email",
    "customer_company",
    "customer_id",
    "subject",
    "description",
    "set_apart",
    "response_text",
    "priority_reasoning",
    "original_key",
    "source_key",
}


def test_the_view_has_no_column_with_personal_data_and_only_columns_of_the_table(columns_of):
    table = columns_of("processed_tickets")
    view = columns_of("tickets_without_personal_data")

    assert table >= PERSONAL
    assert view < table
    assert not view & PERSONAL
