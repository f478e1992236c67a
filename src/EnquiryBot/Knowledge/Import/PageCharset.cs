using System.Text;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// Decodes a page. What the server and the page say of their charset is often wrong, but text that is valid UTF-8 and not
/// plain ASCII hardly ever is anything else; so UTF-8 is tried first, then what is said, then Windows-1252.
/// </summary>
internal static class PageCharset
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(byte[] content, string? said)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return (content[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(content.AsSpan(2));
        }

        try
        {
            return Strict.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Find(said).GetString(content);
        }
    }

    private static Encoding Find(string? name)
    {
        var pages = CodePagesEncodingProvider.Instance;
        try
        {
            var said = name is null ? null : pages.GetEncoding(name) ?? Encoding.GetEncoding(name);
            // Browsers read "iso-8859-1" as Windows-1252 too: it is what was meant.
            return said is null or UTF8Encoding || said.CodePage is 28591 or 20127 ? pages.GetEncoding(1252)! : said;
        }
        catch (ArgumentException)
        {
            return pages.GetEncoding(1252)!;
        }
    }
}
