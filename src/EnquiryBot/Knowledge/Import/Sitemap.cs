using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace EnquiryBot.Knowledge.Import;

/// <summary>One sitemap file (sitemaps.org 0.9): pages, or further sitemaps.</summary>
/// <param name="Pages">Addresses of pages with the day they were changed, as far as it is said.</param>
/// <param name="Sitemaps">Addresses of further sitemaps.</param>
internal sealed record Sitemap(IReadOnlyList<(Uri Address, DateOnly? Modified)> Pages, IReadOnlyList<Uri> Sitemaps)
{
    /// <summary>The most bytes of a file, unpacked: what the standard allows.</summary>
    public const int Largest = 50 * 1024 * 1024;

    private const int MostEntries = 50_000;

    /// <summary>Reads a file, packed with gzip or not.</summary>
    /// <exception cref="FormatException">It is no sitemap; the message says why.</exception>
    public static Sitemap Read(byte[] content)
    {
        try
        {
            using var stream = Unpacked(content);
            using var xml = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Largest, IgnoreComments = true,
            });
            return ReadEntries(xml);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw new FormatException("The sitemap is not XML that can be read.", e);
        }
    }

    private static Sitemap ReadEntries(XmlReader xml)
    {
        var (pages, maps) = (new List<(Uri, DateOnly?)>(), new List<Uri>());
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName is not ("urlset" or "sitemapindex"))
        {
            throw new FormatException("The file is no sitemap: it has neither 'urlset' nor 'sitemapindex'.");
        }

        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "url" or "sitemap" })
            {
                continue;
            }

            var isPage = xml.LocalName == "url";
            if (ReadEntry(xml) is not ({ } address, var modified))
            {
                continue;
            }

            if (isPage)
            {
                pages.Add((address, modified));
            }
            else
            {
                maps.Add(address);
            }

            if (pages.Count + maps.Count >= MostEntries)
            {
                break;
            }
        }

        return new Sitemap(pages, maps);
    }

    private static (Uri? Address, DateOnly? Modified) ReadEntry(XmlReader xml)
    {
        Uri? address = null;
        DateOnly? modified = null;
        using var entry = xml.ReadSubtree();
        entry.Read();
        for (var more = entry.Read(); more;)
        {
            if (entry is { NodeType: XmlNodeType.Element, LocalName: "loc" or "lastmod", Depth: 1 })
            {
                var (name, text) = (entry.LocalName, entry.ReadElementContentAsString().Trim());
                address = name == "loc" && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : address;
                modified = name == "lastmod" && DateOnly.TryParseExact(
                    text[..Math.Min(10, text.Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : modified;
                more = !entry.EOF;
                continue;
            }

            more = entry.Read();
        }

        return (address, modified);
    }

    private static MemoryStream Unpacked(byte[] content)
    {
        if (content is not [0x1F, 0x8B, ..])
        {
            return new MemoryStream(content, writable: false);
        }

        var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(content, writable: false), CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        while (gzip.Read(buffer) is > 0 and var count)
        {
            if (unpacked.Length + count > Largest)
            {
                throw new FormatException("The sitemap is too large when unpacked.");
            }

            unpacked.Write(buffer, 0, count);
        }

        unpacked.Position = 0;
        return unpacked;
    }
}
