using System.Collections.Frozen;

namespace EnquiryBot.Privacy.Detectors;

/// <summary>The domain of an e-mail address, as typed or spelled out.</summary>
internal readonly record struct EmailDomain(int End, string FirstLabel, string LastLabel, int Dots, int SpelledDots, bool Literal)
{
    private const int LongestLiteral = 48;
    private const int LongestLabel = 255;
    private const int MostDots = 16;

    // Enough to tell "name@example. Org" from the end of a sentence.
    private static readonly FrozenSet<string> KnownNames = (
        "com org net uk co gov ac wales cymru scot london eu info biz me io ie de fr es it pl nl us edu nhs sch ltd plc email online app dev example test")
        .Split(' ').ToFrozenSet();

    /// <summary>Whether it ends as a domain on the open internet does: in two letters or more.</summary>
    public bool EndsInName => LastLabel.Length >= 2 && LastLabel.All(char.IsLetter);

    /// <summary>Whether it ends in a name that is in common use here.</summary>
    public bool EndsInKnownName => KnownNames.Contains(LastLabel.ToLowerInvariant());

    /// <summary>Reads the domain that begins at a place; empty when none does.</summary>
    public static EmailDomain Read(FoldedText text, int start)
    {
        if (text[start] == '[' && text.Value.IndexOf(']', start, Math.Min(LongestLiteral, text.Value.Length - start)) is > 0 and var close)
        {
            return new EmailDomain(close + 1, "", "", 0, 0, Literal: true);
        }

        var end = EndOfLabel(text, start);
        var first = text.Value[start..end];
        var domain = new EmailDomain(end, first.ToLowerInvariant(), first, 0, 0, Literal: false);
        while (domain.End > start && domain.Dots < MostDots && Next(text, domain) is { } longer)
        {
            domain = longer;
        }

        return domain;
    }

    /// <summary>Where a spelled dot (" dot ", "(dot)") that ends at a place begins; null when there is none.</summary>
    public static int? SpelledDotBefore(FoldedText text, int place)
    {
        var core = AtSign.Before(text, place);
        var bracketed = text[core - 1] is ')' or ']' or '}';
        core = bracketed ? core - 1 : core;
        if (core < 4 || (core == place && !bracketed) || string.Compare(text.Value, core - 3, "dot", 0, 3, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return null;
        }

        var before = bracketed ? core - 4 : core - 3;
        var start = AtSign.Before(text, before);
        return bracketed || start < before ? start : null;
    }

    private static EmailDomain? Next(FoldedText text, EmailDomain domain)
    {
        var (label, spelled, sure) = AfterDot(text, domain.End);
        var end = EndOfLabel(text, label);
        var name = text.Value[label..end];
        if (label == domain.End || end == label || (!sure && (domain is { Dots: > 0, EndsInKnownName: true } || !KnownNames.Contains(name.ToLowerInvariant()))))
        {
            return null;
        }

        return domain with { End = end, LastLabel = name, Dots = domain.Dots + 1, SpelledDots = domain.SpelledDots + (spelled ? 1 : 0) };
    }

    /// <summary>Where the label after a dot begins, whether the dot was spelled, and whether it can only be a dot; the place itself when there is none.</summary>
    private static (int Label, bool Spelled, bool Sure) AfterDot(FoldedText text, int place)
    {
        if (text[place] == '.' && char.IsLetterOrDigit(text[place + 1]))
        {
            return (place + 1, false, true);
        }

        var core = AtSign.After(text, place);
        if (text[core] is '.' or ',')
        {
            return (AtSign.After(text, core + 1), false, false);
        }

        var bracketed = text[core] is '(' or '[' or '{';
        core = bracketed ? AtSign.After(text, core + 1) : core;
        var length = text[core] == '.' ? 1
            : string.Compare(text.Value, core, "dot", 0, 3, StringComparison.OrdinalIgnoreCase) == 0 ? 3 : 0;
        var close = AtSign.After(text, core + length);
        if (length == 0 || (bracketed && text[close] is not (')' or ']' or '}')))
        {
            return (place, false, false);
        }

        var spaced = core > place && close > core + length;
        return bracketed ? (AtSign.After(text, close + 1), true, true) : spaced ? (close, true, true) : (place, false, false);
    }

    private static int EndOfLabel(FoldedText text, int start)
    {
        var end = start;
        while (end < start + LongestLabel && IsLabelCharacter(text, start, end))
        {
            end++;
        }

        return end;
    }

    private static bool IsLabelCharacter(FoldedText text, int start, int place) =>
        char.IsLetterOrDigit(text[place]) || (text[place] is '-' or '_' && place > start && char.IsLetterOrDigit(text[place + 1]));
}
