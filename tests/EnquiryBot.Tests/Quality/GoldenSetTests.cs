using EnquiryBot.Content;
using EnquiryBot.Quality;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Quality;

public sealed class GoldenSetTests
{
    private const string Whole = """
        {"id":"a1","council":"alderbrook","language":"en","kind":"follow-up","text":"and for a flat?","history":["when is bin day"],"outcome":"unanswered|suggested","articles":["bins"],"service":524,"interaction":"find-out","contains":["£38"],"excludes":["£40"],"risky":true,"twin":"a0","split":"final"}
        """;

    private const string Least = """{"id":"a2","council":"alderbrook","language":"cy","kind":"plain","text":"x","outcome":"declined","split":"tuning"}""";

    [Fact]
    public void Every_field_of_a_row_is_read()
    {
        using var folder = new KnowledgeFolder().Write("golden/b.jsonl", $"{Whole}\n\n{Least}\n").Write("golden/a.jsonl", Least).Write("golden/notes.txt", "x");
        var faults = new FaultList();

        var set = GoldenSet.Read(Path.Combine(folder.Path, "golden"), faults);

        Assert.Empty(faults.All);
        Assert.Equal([("golden/a.jsonl", 1), ("golden/b.jsonl", 1), ("golden/b.jsonl", 3)], set.Entries.Select(e => (e.File, e.Line)));
        var row = set.Rows.ElementAt(1);
        Assert.Equal(("a1", "alderbrook", "en", "follow-up", "and for a flat?"), (row.Id, row.Council.Value, row.Language.Value, row.Kind, row.Text));
        Assert.Equal(["when is bin day"], row.History);
        Assert.Equal(["unanswered", "suggested"], row.Outcome);
        Assert.Equal(["bins"], row.Articles);
        Assert.Equal((524, "find-out", true, "a0", GoldenSplit.Final), (row.Service!.Value, row.Interaction, row.Risky, row.Twin, row.Split));
        Assert.Equal(["£38"], row.Contains);
        Assert.Equal(["£40"], row.Excludes);
    }

    [Fact]
    public void A_row_needs_no_more_than_its_question_and_outcome()
    {
        using var folder = new KnowledgeFolder().Write("mine.jsonl", Least);
        var faults = new FaultList();

        var row = Assert.Single(GoldenSet.Read(Path.Combine(folder.Path, "mine.jsonl"), faults).Rows);

        Assert.Empty(faults.All);
        Assert.Null(row.Service);
        Assert.Null(row.Interaction);
        Assert.Null(row.Twin);
        Assert.False(row.Risky);
        Assert.Empty(row.History.Concat(row.Articles).Concat(row.Contains).Concat(row.Excludes));
    }

    [Theory]
    [InlineData("\"id\":\"a1\"", "\"id\":", "This is not valid JSON, at character")]
    [InlineData("\"id\":\"a1\",", "", "The field 'id' is missing.")]
    [InlineData("\"id\":\"a1\"", "\"id\":\" \"", "'id' is empty.")]
    [InlineData("\"id\":\"a1\"", "\"id\":7", "'id' must be a text.")]
    [InlineData("\"id\":\"a1\"", "\"id\":\"a1\",\"id\":\"a1\"", "The field 'id' is there twice.")]
    [InlineData("\"id\":\"a1\"", "\"id\":\"a1\",\"answer\":\"x\"", "'answer' is not a known field.")]
    [InlineData("\"alderbrook\"", "\"Alder Brook\"", "'Alder Brook' is not a council id.")]
    [InlineData("\"language\":\"en\"", "\"language\":\"fr\"", "The language 'fr' must be one of: en, cy.")]
    [InlineData("\"follow-up\"", "\"followup\"", "The kind 'followup' must be one of:")]
    [InlineData("\"unanswered|suggested\"", "\"unanswered|refused\"", "The outcome 'refused' must be one of:")]
    [InlineData("\"text\":\"and for a flat?\",", "", "The field 'text' is missing.")]
    [InlineData("[\"when is bin day\"]", "\"when is bin day\"", "'history' must be a list of texts.")]
    [InlineData("[\"bins\"]", "[1]", "'articles' must be a list of texts.")]
    [InlineData("524", "\"524\"", "'service' must be an LGSL code or null.")]
    [InlineData("524", "52.4", "'service' must be an LGSL code or null.")]
    [InlineData("\"find-out\"", "8", "'interaction' must be a text.")]
    [InlineData("\"risky\":true", "\"risky\":\"yes\"", "'risky' must be true or false.")]
    [InlineData("\"split\":\"final\"", "\"split\":\"test\"", "The split 'test' must be one of: tuning, final.")]
    public void A_faulty_row_is_reported_with_its_line_and_left_out(string right, string wrong, string words)
    {
        Assert.Contains(right, Whole, StringComparison.Ordinal);
        using var folder = new KnowledgeFolder().Write("golden/rows.jsonl", $"{Least}\n{Whole.Replace(right, wrong, StringComparison.Ordinal)}\n");
        var faults = new FaultList();

        var set = GoldenSet.Read(Path.Combine(folder.Path, "golden"), faults);

        var fault = Assert.Single(faults.All);
        Assert.Equal(("golden/rows.jsonl", 2), (fault.File, fault.Line));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Equal(["a2"], set.Rows.Select(r => r.Id));
    }

    [Fact]
    public void A_line_that_is_no_object_is_reported()
    {
        using var folder = new KnowledgeFolder().Write("rows.jsonl", "[]");
        var faults = new FaultList();

        Assert.Empty(GoldenSet.Read(Path.Combine(folder.Path, "rows.jsonl"), faults).Rows);
        Assert.EndsWith("rows.jsonl(1): error: The line must be one JSON object.", Assert.Single(faults.All).ToString(), StringComparison.Ordinal);
    }

    // 'a' is byte 97, '1' is 49, 'ŵ' is 0xC5 0xB5 (197 + 181).
    [Theory]
    [InlineData("a1", null, GoldenSplit.Tuning)]
    [InlineData("a", null, GoldenSplit.Final)]
    [InlineData("ŵ", null, GoldenSplit.Tuning)]
    [InlineData("ŵa", null, GoldenSplit.Final)]
    [InlineData("a", "a1", GoldenSplit.Tuning)]
    public void The_part_of_the_set_follows_from_the_bytes_of_the_id(string id, string? twin, GoldenSplit split) =>
        Assert.Equal(split, GoldenSet.SplitOf(id, twin));
}
