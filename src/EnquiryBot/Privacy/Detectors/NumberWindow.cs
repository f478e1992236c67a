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

    /// <summary>Whether every group is this long.</summary>
    public bool AllGroupsAre(int length)
    {
        for (var group = _first; group <= _last; group++)
        {
            if (LengthOf(group) != length)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the groups are as long as one of the shapes says; a shape is their lengths in order.</summary>
    public bool IsOneOf(int[][] shapes)
    {
        foreach (var shape in shapes)
        {
            if (shape.Length == Groups && Is(shape))
            {
                return true;
            }
        }

        return false;
    }

    private bool Is(int[] shape)
    {
        for (var i = 0; i < shape.Length; i++)
        {
            if (GroupLength(i) != shape[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The length of the longest group.</summary>
    public int LongestGroup
    {
        get
        {
            var longest = 0;
            for (var group = _first; group <= _last; group++)
            {
                longest = Math.Max(longest, LengthOf(group));
            }

            return longest;
        }
    }

    /// <summary>Whether nothing is joined to it before or after.</summary>
    public bool IsWhole => !Joined(_first - 1) && !Joined(_last);

    /// <summary>The length of one of its groups, counted from 0.</summary>
    public int GroupLength(int index) => LengthOf(_first + index);

    /// <summary>Begins at a group; false when there is none or it is too long by itself.</summary>
    public bool StartAt(int group)
    {
        (_first, _last, _count) = (group, group - 1, 0);
        return group < text.Digits.Count && Take(group);
    }

    /// <summary>Takes in the next group; false when it is not joined or would make the number too long.</summary>
    public bool Grow() => Joined(_last) && Take(_last + 1);

    private int LengthOf(int group) => text.Digits[group].Length;

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
