namespace EnquiryBot.Privacy;

/// <summary>
/// A UK postcode that a citizen wrote. It prints as a mask; <see cref="Normalised"/> reveals it, to look something up.
/// The shape is checked (the letters that Royal Mail uses at each place), not that post is delivered there. The parts are
/// named as in Royal Mail's guide to the Postcode Address File.
/// </summary>
public readonly record struct Postcode
{
    // Girobank's, the one postcode without a number before the space.
    private const string Girobank = "GIR";
    private const string GirobankIncode = "0AA";

    private readonly string? _outcode;
    private readonly string? _incode;

    private Postcode(string outcode, string incode) => (_outcode, _incode) = (outcode, incode);

    /// <summary>The postcode in capitals with one space, such as "WM1 2AB"; empty for <c>default</c>. This reveals it.</summary>
    public string Normalised => _outcode is null ? "" : $"{_outcode} {_incode}";

    /// <summary>What stands before the space, such as "WM1".</summary>
    public string Outcode => _outcode ?? "";

    /// <summary>What stands after the space, such as "2AB".</summary>
    public string Incode => _incode ?? "";

    /// <summary>The letters that the postcode begins with, such as "WM".</summary>
    public string Area => string.Concat(Outcode.TakeWhile(char.IsAsciiLetter));

    /// <summary>The area with its number, such as "WM1", also for a sub-district "WM1A".</summary>
    public string District => SubDistrict is null ? Outcode : Outcode[..^1];

    /// <summary>The outward code when a letter follows its number, such as "WM1A"; else null.</summary>
    public string? SubDistrict => Outcode.Length > 2 && char.IsAsciiDigit(Outcode[^2]) && char.IsAsciiLetter(Outcode[^1]) ? Outcode : null;

    /// <summary>The outward code and the digit after the space, such as "WM1 2".</summary>
    public string Sector => _incode is null ? "" : $"{_outcode} {_incode[0]}";

    /// <summary>The two letters at the end, such as "AB".</summary>
    public string Unit => _incode is null ? "" : _incode[1..];

    /// <summary>Reads a postcode: either case, any white space around it or between its parts, or none.</summary>
    /// <returns>False when the text is anything else.</returns>
    public static bool TryParse(string? text, out Postcode postcode)
    {
        postcode = default;
        if (text is null)
        {
            return false;
        }

        var folded = new FoldedText(text).Value.AsSpan().Trim();
        for (var outcode = Math.Min(4, folded.Length); outcode >= 2; outcode--)
        {
            if (TryCompose(folded[..outcode], folded[outcode..].TrimStart(), out postcode))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A mask, never the postcode.</summary>
    public override string ToString() => "[postcode]";

    /// <summary>Puts a postcode together from its two halves, in either case.</summary>
    internal static bool TryCompose(ReadOnlySpan<char> outcode, ReadOnlySpan<char> incode, out Postcode postcode)
    {
        postcode = default;
        if (outcode.Length is < 2 or > 4 || incode.Length != 3)
        {
            return false;
        }

        Span<char> upper = stackalloc char[7];
        outcode.ToUpperInvariant(upper);
        incode.ToUpperInvariant(upper[4..]);
        var before = upper[..outcode.Length];
        var after = upper[4..];
        if (!(IsOutcode(before) && IsIncode(after)) && !(before.SequenceEqual(Girobank) && after.SequenceEqual(GirobankIncode)))
        {
            return false;
        }

        postcode = new Postcode(before.ToString(), after.ToString());
        return true;
    }

    // The letters that can stand at each place: Royal Mail's guide, "Postcode format".
    private static bool IsIncode(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[0]) && IsUnitLetter(text[1]) && IsUnitLetter(text[2]);

    private static bool IsUnitLetter(char letter) => char.IsAsciiLetter(letter) && !"CIKMOV".Contains(letter);

    private static bool IsOutcode(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0]) || "QVX".Contains(text[0]))
        {
            return false;
        }

        var two = char.IsAsciiLetter(text[1]);
        if (two && "IJZ".Contains(text[1]))
        {
            return false;
        }

        var number = text[(two ? 2 : 1)..];
        return number.Length switch
        {
            1 => char.IsAsciiDigit(number[0]),
            2 => char.IsAsciiDigit(number[0])
                && (char.IsAsciiDigit(number[1]) || (two ? "ABEHMNPRVWXY" : "ABCDEFGHJKPSTUW").Contains(number[1])),
            _ => false,
        };
    }
}
