namespace EnquiryBot.Knowledge.Import;

/// <summary>The documents of a folder, or one document.</summary>
internal sealed class FileSource(string path, Uri? baseUrl, IngestOptions options) : PageSource
{
    private readonly string _folder = Directory.Exists(path) ? Path.GetFullPath(path) : Path.GetDirectoryName(Path.GetFullPath(path))!;

    public override string Name => Path.GetFullPath(path);

    public override Task<Listing> ListAsync(CancellationToken ct)
    {
        var visible = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        var files = (File.Exists(path) ? [Path.GetFullPath(path)] : Directory.EnumerateFiles(_folder, "*", visible)).Order(StringComparer.Ordinal).ToList();
        var pages = files.Take(options.MaxPages).Select(f => new ListedPage(Path.GetRelativePath(_folder, f).Replace('\\', '/'), null)).ToList();
        string[] notices = files.Count > pages.Count ? [$"There are {files.Count} files; the first {pages.Count} were looked at (Ingest:MaxPages)."] : [];
        return Task.FromResult(new Listing(pages, files.Count == pages.Count, notices));
    }

    public override async Task<FetchResult> GetAsync(ListedPage page, Validators? known, CancellationToken ct)
    {
        if (PageReader.TypeOf(page.Address) is not { } type)
        {
            return new FetchResult.Refused($"files '{Path.GetExtension(page.Address)}' are not read");
        }

        var file = new FileInfo(Path.Combine(_folder, page.Address));
        var most = PageReader.LimitOf(type, options);
        try
        {
            return file.Length > most
                ? new FetchResult.Refused($"it is larger than {most / 1024} kilobytes")
                : new FetchResult.Page(null, await File.ReadAllBytesAsync(file.FullName, ct), type);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FetchResult.Failed("the file cannot be read");
        }
    }

    public override Uri? UrlOf(ListedPage page, FetchResult.Page fetched, PageText text) =>
        Uri.TryCreate(text.Fields?.Url, UriKind.Absolute, out var stated) && stated.Scheme is "https" or "http" ? stated
        : text.Canonical ?? (baseUrl is null ? null : new Uri(baseUrl, Uri.EscapeDataString(page.Address).Replace("%2F", "/", StringComparison.Ordinal)));
}
