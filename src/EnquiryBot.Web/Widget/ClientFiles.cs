using System.IO.Compression;
using System.Security.Cryptography;
using EnquiryBot.Content;

namespace EnquiryBot.Web.Widget;

/// <summary>A file that browsers load, kept in memory as it is served.</summary>
/// <param name="Path">Its versioned address: it changes with every change of the content.</param>
/// <param name="Integrity">Its hash for the <c>integrity</c> attribute (Subresource Integrity).</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Raw">Its bytes.</param>
/// <param name="Gzip">Its bytes, compressed.</param>
public sealed record ClientFile(string Path, string Integrity, string ContentType, byte[] Raw, byte[] Gzip);

/// <summary>
/// The built widget and stylesheets. Without Node they were not built: the pages then work without script, and health says so.
/// Every version of the widget that was ever served is kept in <c>&lt;data&gt;/client</c>: a council's page names one version by its
/// hash, and must not lose its chat when the service is upgraded.
/// </summary>
public sealed class ClientFiles
{
    private const string WidgetName = "widget.js";

    private readonly Dictionary<string, ClientFile> _byPath;
    private readonly string _kept;

    public ClientFiles(HouseFolders folders)
    {
        _kept = Path.Combine(folders.Data, "client");
        Widget = Load(WidgetName, "text/javascript; charset=utf-8");
        WidgetStyles = Load("widget.css", "text/css; charset=utf-8");
        Styles = Load("pages.css", "text/css; charset=utf-8");
        Staff = Load("staff.js", "text/javascript; charset=utf-8");
        StaffStyles = Load("staff.css", "text/css; charset=utf-8");
        _byPath = new[] { Widget, WidgetStyles, Styles, Staff, StaffStyles }.OfType<ClientFile>().ToDictionary(f => f.Path, StringComparer.Ordinal);
        if (Widget is not null)
        {
            Keep(Widget);
        }
    }

    /// <summary>The widget; null when it was not built.</summary>
    public ClientFile? Widget { get; }

    /// <summary>The widget's stylesheet, for browsers that cannot construct one from the script; null when it was not built.</summary>
    public ClientFile? WidgetStyles { get; }

    /// <summary>The stylesheet of the pages; null when it was not built.</summary>
    public ClientFile? Styles { get; }

    /// <summary>What makes staff pages live; null when it was not built.</summary>
    public ClientFile? Staff { get; }

    /// <summary>The stylesheet of staff pages; null when it was not built.</summary>
    public ClientFile? StaffStyles { get; }

    /// <summary>The file at a versioned address; null when there is none.</summary>
    public ClientFile? Find(string path) => _byPath.GetValueOrDefault(path) ?? FindKept(path);

    private ClientFile? FindKept(string path)
    {
        // The address decides only which of the kept names is compared, never where is read.
        var kept = Directory.Exists(_kept) ? Directory.EnumerateFiles(_kept, "*.js") : [];
        return kept.FirstOrDefault(file => path == PathFor(Path.GetFileNameWithoutExtension(file), WidgetName)) is { } match && Widget is { } current
            ? Read(match, WidgetName, current.ContentType)
            : null;
    }

    private void Keep(ClientFile widget)
    {
        Directory.CreateDirectory(_kept);
        var target = Path.Combine(_kept, $"{widget.Path.Split('/')[2]}.js");
        if (!File.Exists(target))
        {
            var fresh = $"{target}.{Guid.NewGuid():N}";
            File.WriteAllBytes(fresh, widget.Raw);
            File.Move(fresh, target, overwrite: true);
        }
    }

    private static string PathFor(string version, string name) => $"/client/{version}/{name}";

    private static ClientFile? Load(string name, string contentType)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "client", name);
        return File.Exists(path) ? Read(path, name, contentType) : null;
    }

    private static ClientFile Read(string path, string name, string contentType)
    {
        var raw = File.ReadAllBytes(path);
        var hash = SHA384.HashData(raw);
        return new ClientFile(
            PathFor(Convert.ToHexStringLower(hash)[..16], name), $"sha384-{Convert.ToBase64String(hash)}", contentType, raw, Compress(raw));
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
