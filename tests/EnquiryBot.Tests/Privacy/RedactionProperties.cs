using System.Globalization;
using EnquiryBot.Privacy;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static EnquiryBot.Tests.Privacy.RedactionExamples;

namespace EnquiryBot.Tests.Privacy;

public sealed class RedactionProperties
{
    [Property(MaxTest = 1000)]
    public bool Redaction_never_throws_and_is_idempotent_on_any_text(UnicodeString text)
    {
        var once = Redacted(text.Get ?? "");
        return Redacted(once) == once;
    }

    [Property(MaxTest = 2000)]
    public Property Redacting_what_looks_like_personal_data_is_idempotent() => Prop.ForAll(
        Arb.From(HostileText()),
        text =>
        {
            var once = Redacted(text);
            return (Redacted(once) == once).Label($"{text} -> {once} -> {Redacted(once)}");
        });

    [Property(MaxTest = 5000)]
    public Property No_valid_item_stays_visible_in_any_surrounding() => Prop.ForAll(
        Arb.From(
            from item in PersonalDataItems.Any
            from before in Surrounding
            from after in Surrounding
            select (item, text: $"{before} {item.Text} {after}")),
        given =>
        {
            var redaction = Redact(given.text);
            var visible = Normalise(redaction.Text.Value).Contains(Normalise(given.item.Text), StringComparison.Ordinal);
            return (!visible).Label($"{given.text} -> {redaction.Text.Value}");
        });

    [Property(MaxTest = 3000)]
    public Property An_item_in_plain_words_is_masked_under_its_own_name() => Prop.ForAll(
        Arb.From(
            from item in PersonalDataItems.Any
            from before in Gen.Elements("", "hello, ", "please note: ", "(", "\"", "fy manylion: ")
            from after in Gen.Elements("", ".", ", thanks", "?", ")", "\n")
            select (item, before, after)),
        given =>
        {
            var actual = Redacted(given.before + given.item.Text + given.after);
            return (actual == given.before + given.item.Masked + given.after).Label($"{given.item.Text} -> {actual}");
        });

    // Words after which a number is, by rule, the council's own are not among them.
    private static Gen<string> Surrounding => Gen.Frequency(
        (2, Gen.Elements("", "my number is", "hello", "call me on", "it's", "flat 5,", "dw i'n byw yn", "born 01/02/1960", "paid £25.50 on", "(", "and", "3", "12-34", "+5", "£", "[email]", "0", "name@example.org", "?!", "=>", "2024")),
        (1, ArbMap.Default.GeneratorFor<UnicodeString>().Select(s => s.Get ?? "")));

    private static Gen<string> HostileText() =>
        from pieces in Gen.Elements(
            "0", "7", "44", "+", " ", "-", ".", "(", ")", "12", "1234", "12345678", "07700", "900123", "@", "at", " at ", "dot", " dot ", "example", "org",
            "GB82", "WEST", "WM1", "2AB", "AA", "C", "x", "\n", "sort code ", "account ", "call ", "nhs ", "[email]", "[", "]", "\u200B", "é", "\"", "943 476 5919")
            .ArrayOf().Resize(40)
        select string.Concat(pieces);

    private static string Normalise(string text) =>
        string.Concat(new FoldedText(text).Value.Where(char.IsLetterOrDigit)).ToUpper(CultureInfo.InvariantCulture);
}
