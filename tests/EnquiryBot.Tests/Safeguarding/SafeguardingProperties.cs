using System.Text.Json;
using EnquiryBot.Testing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Safeguarding;

public sealed class SafeguardingProperties
{
    private static readonly (string Concern, string Text)[] Dangerous = [.. DangerousMessages.All];
    private static readonly string[] Harmless = [.. HarmlessMessages.All];

    [Property(MaxTest = 500)]
    public Property Case_punctuation_and_spaces_do_not_hide_danger() => Prop.ForAll(
        Arb.From(
            from message in Gen.Elements(Dangerous)
            from gap in Gen.Elements(" ", "  ", "\n", "... ", ", ", "! ", " - ", ". ")
            from isShouted in Gen.Elements(true, false)
            select (message.Concern, Text: Written(message.Text, gap, isShouted))),
        given => ShippedScreen.Find(given.Text).Contains(given.Concern).Label(given.Text));

    // A sentence: what rules a find out stands in the same one ("bonfire smoke in my hallway").
    [Property(MaxTest = 500)]
    public Property A_harmless_sentence_before_or_after_does_not_hide_danger() => Prop.ForAll(
        Arb.From(
            from message in Gen.Elements(Dangerous)
            from other in Gen.Elements(Harmless)
            from joint in Gen.Elements(". ", "\n", "? ", "!! ", "; ")
            from isBefore in Gen.Elements(true, false)
            select (message.Concern, Text: isBefore ? other + joint + message.Text : message.Text + joint + other)),
        given => ShippedScreen.Find(given.Text).Contains(given.Concern).Label(given.Text));

    [Property(MaxTest = 500)]
    public Property Case_and_spaces_do_not_make_danger_of_ordinary_business() => Prop.ForAll(
        Arb.From(
            from message in Gen.Elements(Harmless)
            from gap in Gen.Elements(" ", "   ", " \t")
            from isShouted in Gen.Elements(true, false)
            select Written(message, gap, isShouted)),
        text => (ShippedScreen.Find(text).Length == 0).Label(text));

    [Property(MaxTest = 500)]
    public bool No_text_throws(UnicodeString text) => ShippedScreen.Find(text.Get ?? "").Length >= 0;

    [NeedsSharedFact]
    public void Naughty_strings_are_screened_like_any_other()
    {
        var strings = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Shared.Data("adversarial", "blns.json")))!;

        Assert.True(strings.Length > 400);
        Assert.Empty(strings.SelectMany(ShippedScreen.Find));
    }

    [NeedsSharedFact]
    public void No_phrase_of_citizens_about_council_services_raises_a_concern() =>
        Assert.DoesNotContain(SharedTexts.CouncilPhrases(), text => ShippedScreen.Find(text).Length > 0);

    private static string Written(string text, string gap, bool isShouted)
    {
        var spaced = text.Replace(" ", gap, StringComparison.Ordinal);
        return isShouted ? spaced.ToUpperInvariant() : spaced;
    }
}
