namespace EnquiryBot.Language;

/// <summary>Letters without case and accents, because short messages leave the accents out.</summary>
internal static class Unaccented
{
    /// <summary>A word in lower case without accents.</summary>
    public static string Word(string word) => string.Create(word.Length, word, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Letter(source[i]);
        }
    });

    /// <summary>A letter in lower case without its accent; other characters as they are.</summary>
    public static char Letter(char letter) => char.ToLowerInvariant(letter) switch
    {
        'à' or 'á' or 'â' or 'ã' or 'ä' or 'å' => 'a',
        'è' or 'é' or 'ê' or 'ë' => 'e',
        'ì' or 'í' or 'î' or 'ï' => 'i',
        'ò' or 'ó' or 'ô' or 'õ' or 'ö' => 'o',
        'ù' or 'ú' or 'û' or 'ü' => 'u',
        'ŵ' or 'ẁ' or 'ẃ' or 'ẅ' => 'w',
        'ŷ' or 'ỳ' or 'ý' or 'ÿ' => 'y',
        '’' or '‘' or '`' or '´' or 'ʼ' => '\'',
        var lower => lower,
    };
}
