namespace EnquiryBot.Councils;

/// <summary>Finds names of places in what a citizen or a page says.</summary>
public static class PlaceNames
{
    /// <summary>The places of a council that a text names.</summary>
    public static IEnumerable<string> In(string text, CouncilProfile council) => council.Places.Where(place => Names(text, place));

    /// <summary>Whether a text names a place as whole words, in either case.</summary>
    public static bool Names(string text, string place)
    {
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            var end = at + place.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;

        int Next(int from) => from < text.Length ? text.IndexOf(place, from, StringComparison.OrdinalIgnoreCase) : -1;
    }
}
