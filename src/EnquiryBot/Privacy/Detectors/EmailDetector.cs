using System.Collections.Frozen;

namespace EnquiryBot.Privacy.Detectors;

/// <summary>E-mail addresses, as typed and as spelled out: "name (at) example dot org".</summary>
internal sealed class EmailDetector : IPersonalDataDetector
{
    private const string LocalSigns = ".!#$%&'*+=?^_`{|}~-";
    private const int MostSpelledParts = 4;

    // Far beyond the 64 of RFC 5321, so that nothing of a long one stays; bounded, so that hostile text costs linear time.
    private const int LongestPart = 320;

    private static readonly FrozenSet<string> Providers =
        new[] { "gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud", "live", "btinternet", "aol", "msn", "proton", "protonmail", "sky" }.ToFrozenSet();

    // "Look at gov dot uk" names a page, not a person.
    private static readonly FrozenSet<string> NotLocal =
        new[] { "look", "looked", "looking", "see", "find", "found", "page", "website", "site", "it", "is", "are", "was", "apply", "form", "online", "visit" }.ToFrozenSet();

    public void Find(FoldedText text, List<PersonalDataFind> found)
    {
        for (var i = 0; i < text.Value.Length; i++)
        {
            if (AtSign.Read(text, i) is { } sign && EmailAround(text, sign) is { } find)
            {
                found.Add(find);
            }
        }
    }

    private static PersonalDataFind? EmailAround(FoldedText text, AtSign sign)
    {
        var start = StartOfLocal(text, sign.Start);
        if (start == sign.Start)
        {
            return null;
        }

        var domain = EmailDomain.Read(text, sign.End);
        var isEmail = domain.End > sign.End && sign.Form switch
        {
            AtForm.Glued => domain.Dots > 0 || domain.Literal || domain.LastLabel.Length >= 2,
            AtForm.Spaced or AtForm.Bracketed => domain.Dots > 0 && domain.EndsInName,
            _ => ((domain.SpelledDots > 0 && domain.EndsInKnownName) || (domain.Dots > 0 && Providers.Contains(domain.FirstLabel)))
                && !NotLocal.Contains(text.Value[start..sign.Start].Trim().ToLowerInvariant()),
        };
        return isEmail ? new PersonalDataFind(PersonalDataKind.EmailAddress, start, domain.End) : null;
    }

    private static int StartOfLocal(FoldedText text, int end)
    {
        var start = StartOfPart(text, end);
        for (var part = 0; part < MostSpelledParts && start < end && EmailDomain.SpelledDotBefore(text, start) is { } dot; part++)
        {
            var earlier = StartOfPart(text, dot);
            if (earlier == dot)
            {
                break;
            }

            start = earlier;
        }

        return start;
    }

    private static int StartOfPart(FoldedText text, int end)
    {
        if (text[end - 1] == '"' && text.Value.LastIndexOf('"', Math.Max(0, end - 2), Math.Min(end - 1, 66)) is >= 0 and var quote)
        {
            return quote;
        }

        var start = end;
        while (start > Math.Max(0, end - LongestPart) && (char.IsLetterOrDigit(text[start - 1]) || LocalSigns.Contains(text[start - 1])))
        {
            start--;
        }

        while (start < end && !char.IsLetterOrDigit(text[start]) && text[start] != '_')
        {
            start++;
        }

        return start;
    }
}
