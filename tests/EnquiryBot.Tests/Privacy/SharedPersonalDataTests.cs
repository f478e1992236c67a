using System.Text.Json;
using EnquiryBot.Privacy;
using EnquiryBot.Testing;
using Xunit.Abstractions;
using static EnquiryBot.Tests.Privacy.RedactionExamples;

namespace EnquiryBot.Tests.Privacy;

/// <summary>Recall and false positives on data that nobody here wrote. The floors are what was reached; they may only rise.</summary>
public sealed class SharedPersonalDataTests(ITestOutputHelper output)
{
    [NeedsSharedTheory]
    [InlineData("EMAIL_ADDRESS", PersonalDataKind.EmailAddress, 1.0)]
    [InlineData("CREDIT_CARD", PersonalDataKind.CardNumber, 1.0)]
    [InlineData("IBAN_CODE", PersonalDataKind.Iban, 1.0)]
    [InlineData("PHONE_NUMBER", PersonalDataKind.PhoneNumber, 0.97)]
    public void Recall_on_synthetic_letters_stays_at_its_floor(string entity, PersonalDataKind kind, double floor)
    {
        var rows = Rows().Where(row => row.Spans.Any(s => s.Type == entity)).ToArray();
        var spans = rows.SelectMany(row => row.Spans.Where(s => s.Type == entity).Select(s => (row.Text, s.Value))).ToArray();
        Assert.NotEmpty(spans);

        var missed = spans.Where(s => Redacted(s.Text).Contains(s.Value, StringComparison.Ordinal)).ToArray();
        var named = rows.Count(row => Redact(row.Text).Found.Contains(kind));
        var recall = 1 - (missed.Length / (double)spans.Length);
        output.WriteLine($"{entity}: {recall:P1} of {spans.Length} gone; right name in {named} of {rows.Length} texts; missed {string.Join(" | ", missed.Select(m => m.Value))}");

        Assert.True(recall >= 1.0, $"{entity}: recall {recall:P1} is below 100 %");
        Assert.True(named >= rows.Length * floor, $"{entity}: the right name in only {named} of {rows.Length}");
    }

    [NeedsSharedFact]
    public void Synthetic_letters_without_such_data_are_left_alone()
    {
        string[] ours = ["EMAIL_ADDRESS", "CREDIT_CARD", "IBAN_CODE", "PHONE_NUMBER", "ADDRESS", "US_SSN", "US_DRIVER_LICENSE"];
        var clean = Rows().Where(row => !row.Spans.Any(s => ours.Contains(s.Type))).ToArray();
        Assert.NotEmpty(clean);

        var wrong = clean.Where(row => Redact(row.Text).Found.Count > 0).ToArray();
        output.WriteLine($"{wrong.Length} of {clean.Length}: {string.Join(" | ", wrong.Select(w => w.Text + " -> " + Redacted(w.Text)))}");

        Assert.Empty(wrong);
    }

    [NeedsSharedFact]
    public void Council_phrases_hold_no_personal_data()
    {
        var phrases = SharedTexts.CouncilPhrases();
        Assert.NotEmpty(phrases);

        Assert.DoesNotContain(phrases, phrase => Redact(phrase).Found.Count > 0);
    }

    [NeedsSharedFact]
    public void Bank_questions_hold_no_personal_data() =>
        Assert.DoesNotContain(SharedTexts.BankQuestions(), question => Redact(question).Found.Count > 0);

    [NeedsSharedFact]
    public void Naughty_strings_never_throw_and_redact_idempotently()
    {
        var strings = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Shared.Data("adversarial", "blns.json")))!;

        Assert.All(strings, text => Assert.Equal(Redacted(text), Redacted(Redacted(text))));
    }

    private static IReadOnlyList<Row> Rows()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Shared.Data("pii", "generated_large.json")));
        return [.. json.RootElement.EnumerateArray().Select(row => new Row(
            row.GetProperty("full_text").GetString()!,
            [.. row.GetProperty("spans").EnumerateArray().Select(s => (s.GetProperty("entity_type").GetString()!, s.GetProperty("entity_value").GetString()!))]))];
    }

    private sealed record Row(string Text, IReadOnlyList<(string Type, string Value)> Spans);
}
