namespace EnquiryBot.Privacy.Detectors;

/// <summary>
/// A run of digit groups that a reader takes for one number, because only a space, hyphen, full stop or bracket stands
/// between them. A detector starts it at each group and lets it grow.
/// </summary>
internal sealed class NumberWindow(FoldedText text, int maximum)
{
    private readonly char[] _digits = new char[maximum];
    private int _first;
    private int _last;
    private int _count;

    public ReadOnlySpan<char> Digits => _digits.AsSpan(0, _count);

    public int Start => text.Digits[_first].Start;

    public int End => text.Digits[_last].End;

    public int Groups => _last - _first + 1;

    /// <summary>The lengths of the groups, such as "3-3-4".</summary>
    public string Grouping => string.Join('-', Enumerable.Range(_first, Groups).Select(LengthOf));

    /// <summary>Whether nothing is joined to it before or after.</summary>
    public bool IsWhole => !Joined(_first - 1) && !Joined(_last);

    public int LengthOf(int group) => text.Digits[group].Length;

    public int GroupLength(int index) => LengthOf(_first + index);

    /// <summary>Begins at a group; false when that group alone is too long.</summary>
    public bool StartAt(int group)
    {
        (_first, _last, _count) = (group, group - 1, 0);
        return Take(group);
    }

    /// <summary>Takes in the next group; false when it is not joined or would make the number too long.</summary>
    public bool Grow() => Joined(_last) && Take(_last + 1);

    private bool Take(int group)
    {
        var digits = text.Digits[group];
        if (_count + digits.Length > _digits.Length)
        {
            return false;
        }

        text.Value.AsSpan(digits.Start, digits.Length).CopyTo(_digits.AsSpan(_count));
        _count += digits.Length;
        _last = group;
        return true;
    }

    private bool Joined(int group)
    {
        if (group < 0 || group + 1 >= text.Digits.Count)
        {
            return false;
        }

        var gap = text.Value.AsSpan(text.Digits[group].End, text.Digits[group + 1].Start - text.Digits[group].End);
        return gap.Length <= 3 && gap.IndexOfAnyExcept(" -.()") < 0;
    }
}
