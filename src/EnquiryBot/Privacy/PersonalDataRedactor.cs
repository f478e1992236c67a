using System.Text;
using EnquiryBot.Privacy.Detectors;

namespace EnquiryBot.Privacy;

/// <summary>
/// Replaces structured personal data by names in square brackets. It never throws, takes time linear in the text, and
/// redacting a redacted text changes nothing.
/// </summary>
public sealed class PersonalDataRedactor
{
    // A cut can bring a new find about (two halves of a number around an e-mail address). Every pass removes at least one
    // item; the ceiling keeps a text that was made for it from costing more than a few passes.
    private const int MostPasses = 8;

    private readonly IReadOnlyList<IPersonalDataDetector> _detectors =
    [
        new IbanDetector(),
        new CardNumberDetector(),
        new NationalInsuranceDetector(),
        new NhsNumberDetector(),
        new BankAccountDetector(),
        new EmailDetector(),
        new PhoneNumberDetector(),
        new PostcodeDetector(),
    ];

    /// <summary>Masks the personal data of a text.</summary>
    public Redaction Redact(CitizenText text)
    {
        var value = text.Reveal();
        var finds = Find(value);
        var found = finds.Select(f => f.Kind).ToArray();
        var postcode = finds.Select(f => f.Postcode).FirstOrDefault(p => p is not null);
        for (var pass = 0; finds.Count > 0 && pass < MostPasses; pass++)
        {
            value = Cut(value, finds);
            finds = Find(value);
            found = finds.Count == 0 ? found : [.. found, .. finds.Select(f => f.Kind)];
        }

        return new Redaction(new RedactedText(value), found, postcode);
    }

    private static string Cut(string text, IReadOnlyList<PersonalDataFind> finds)
    {
        var cut = new StringBuilder(text.Length);
        var from = 0;
        foreach (var find in finds)
        {
            cut.Append(text, from, find.Start - from).Append(PersonalDataNames.NameOf(find.Kind));
            from = find.End;
        }

        return cut.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The finds in reading order, without overlaps, as places in the text as typed.</summary>
    private List<PersonalDataFind> Find(string text)
    {
        var folded = new FoldedText(text);
        var all = new List<PersonalDataFind>();
        foreach (var detector in _detectors)
        {
            detector.Find(folded, all);
        }

        var settled = Settle(all);
        for (var i = 0; i < settled.Count; i++)
        {
            var (start, end) = folded.InOriginal(settled[i].Start, settled[i].End);
            settled[i] = settled[i] with { Start = start, End = end };
        }

        return settled;
    }

    /// <summary>
    /// Of finds that overlap the longest names the place, at equal length the most specific; the place covers them all,
    /// so that nothing of a loser stays visible.
    /// </summary>
    private static List<PersonalDataFind> Settle(List<PersonalDataFind> all)
    {
        all.Sort((a, b) => (a.Start, -a.End, a.Kind).CompareTo((b.Start, -b.End, b.Kind)));
        var settled = new List<PersonalDataFind>();
        var longest = 0;
        foreach (var find in all)
        {
            if (settled.Count == 0 || find.Start >= settled[^1].End)
            {
                settled.Add(find);
                longest = find.Length;
                continue;
            }

            var end = Math.Max(settled[^1].End, find.End);
            var wins = (-find.Length, find.Kind).CompareTo((-longest, settled[^1].Kind)) < 0;
            longest = Math.Max(longest, find.Length);
            settled[^1] = (wins ? find : settled[^1]) with { Start = settled[^1].Start, End = end };
        }

        return settled;
    }
}
