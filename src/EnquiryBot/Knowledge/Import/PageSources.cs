namespace EnquiryBot.Knowledge.Import;

/// <summary>Finds out what a request means.</summary>
internal static class PageSources
{
    public static IEnumerable<PageSource> Of(IngestRequest request, IngestOptions options, Func<Site, SiteVisit> begin)
    {
        if (request.Sitemap is { } sitemap)
        {
            yield return IsWeb(sitemap) ? WebSource.OfSitemap(sitemap, begin, options) : throw new IngestFailedException($"'{sitemap}' is not the http or https address of a sitemap.");
        }

        var addresses = new List<Uri>();
        foreach (var input in request.Inputs)
        {
            if (Uri.TryCreate(input, UriKind.Absolute, out var address) && IsWeb(address))
            {
                addresses.Add(address);
            }
            else if (File.Exists(input) && Path.GetExtension(input) is ".txt" or ".urls")
            {
                yield return WebSource.OfAddresses(Path.GetFullPath(input), ReadList(input), begin, options);
            }
            else if (File.Exists(input) || Directory.Exists(input))
            {
                yield return new FileSource(input, request.BaseUrl, options);
            }
            else
            {
                throw new IngestFailedException($"'{input}' is no folder, no file and no http or https address.");
            }
        }

        // Each address is a source of its own: that another is not named today does not mean that it is gone.
        foreach (var address in addresses)
        {
            yield return WebSource.OfAddresses(address.AbsoluteUri, [address], begin, options);
        }
    }

    private static List<Uri> ReadList(string file)
    {
        var addresses = new List<Uri>();
        foreach (var line in File.ReadLines(file).Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#')))
        {
            addresses.Add(Uri.TryCreate(line, UriKind.Absolute, out var address) && IsWeb(address)
                ? address
                : throw new IngestFailedException($"'{line}' in {file} is not an http or https address."));
        }

        return addresses;
    }

    private static bool IsWeb(Uri address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" };
}
