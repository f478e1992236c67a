using System.IO.Compression;
using System.Security.Cryptography;

namespace EnquiryBot.Web.Widget;

/// <summary>A file that browsers load, kept in memory as it is served.</summary>
/// <param name="Path">Its versioned address: it changes with every change of the content.</param>
/// <param name="Integrity">Its hash for the <c>integrity</c> attribute (Subresource Integrity).</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Raw">Its bytes.</param>
/// <param name="Gzip">Its bytes, compressed.</param>
public sealed record ClientFile(string Path, string Integrity, string ContentType, byte[] Raw, byte[] Gzip);

/// <summary>The built widget and stylesheet. Without Node they were not built: the pages then work without script, and health says so.</summary>
public sealed class ClientFiles
{
    private readonly Dictionary<string, ClientFile> _byPath;

    public ClientFiles()
    {
        Widget = Load("widget.js", "text/javascript; charset=utf-8");
        WidgetStyles = Load("widget.css", "text/css; charset=utf-8");
        Styles = Load("pages.css", "text/css; charset=utf-8");
        _byPath = new[] { Widget, WidgetStyles, Styles }.OfType<ClientFile>().ToDictionary(f => f.Path, StringComparer.Ordinal);
    }

    /// <summary>The widget; null when it was not built.</summary>
    public ClientFile? Widget { get; }

    /// <summary>The widget's stylesheet, for browsers that cannot construct one from the script; null when it was not built.</summary>
    public ClientFile? WidgetStyles { get; }

    /// <summary>The stylesheet of the pages; null when it was not built.</summary>
    public ClientFile? Styles { get; }

    /// <summary>The file at a versioned address; null when there is none.</summary>
    public ClientFile? Find(string path) => _byPath.GetValueOrDefault(path);

    private static ClientFile? Load(string name, string contentType)
    {
        var path = System.IO.Path.Combine(AppContext.BaseDirectory, "client", name);
        if (!File.Exists(path))
        {
            return null;
        }

        var raw = File.ReadAllBytes(path);
        var hash = SHA384.HashData(raw);
        return new ClientFile(
            $"/client/{Convert.ToHexStringLower(hash)[..16]}/{name}", $"sha384-{Convert.ToBase64String(hash)}", contentType, raw, Compress(raw));
    }

    private static byte[] Compress(byte[] raw)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.SmallestSize))
        {
            gzip.Write(raw);
        }

        return target.ToArray();
    }
}
