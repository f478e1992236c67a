using System.Text;

namespace EnquiryBot.Content;

/// <summary>Reads text files that editors write.</summary>
public static class EditorFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file as UTF-8 with line ends of one kind (\n) and without a byte order mark.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="file">The file, relative to it, with forward slashes.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>The text, or null with a fault when the file cannot be read or is not UTF-8.</returns>
    public static string? Read(string folder, string file, FaultList faults)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(folder, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Error(file, 1, $"The file cannot be read: {e.GetType().Name}.");
            return null;
        }

        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException e)
        {
            // An editor that saves as Windows-1252 would turn every £ into a question mark that citizens see.
            var line = 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n');
            faults.Error(file, line, "The file is not saved as UTF-8: a character such as £ or ŵ on this line cannot be read.");
            return null;
        }
    }
}
