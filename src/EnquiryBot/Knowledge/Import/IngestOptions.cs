using System.ComponentModel.DataAnnotations;

namespace EnquiryBot.Knowledge.Import;

/// <summary>Settings under <c>Ingest</c>: how pages of a council's website are fetched, and which sites are visited regularly.</summary>
public sealed class IngestOptions
{
    /// <summary>The sites that the service visits by itself.</summary>
    public IList<IngestSchedule> Sources { get; set; } = [];

    /// <summary>What the service calls itself when it visits a site; the word before the slash is looked for in robots.txt.</summary>
    [RegularExpression("^[A-Za-z][A-Za-z_-]*/[ -~]+$", ErrorMessage = "Ingest:UserAgent must be a name, a slash and a version.")]
    public string UserAgent { get; set; } = "EnquiryBot/0.1";

    /// <summary>Requests a second to one site; a longer pause that robots.txt asks for is kept.</summary>
    [Range(0.01, 1000)]
    public double RequestsPerSecond { get; set; } = 1;

    /// <summary>Pages of one run.</summary>
    [Range(1, 100_000)]
    public int MaxPages { get; set; } = 2000;

    /// <summary>The largest web page, in kilobytes, unpacked.</summary>
    [Range(1, 100_000)]
    public int MaxPageKilobytes { get; set; } = 2048;

    /// <summary>The largest Word or PDF document, in kilobytes.</summary>
    [Range(1, 1_000_000)]
    public int MaxDocumentKilobytes { get; set; } = 20_480;

    /// <summary>Seconds for one page, redirects included, and again for reading it.</summary>
    [Range(1, 600)]
    public int PageSeconds { get; set; } = 20;

    /// <summary>Minutes for one run; what was not reached stays as it is.</summary>
    [Range(1, 1440)]
    public int RunMinutes { get; set; } = 240;

    /// <summary>Months after which a page that was not changed is reported as stale.</summary>
    [Range(1, 240)]
    public int StaleMonths { get; set; } = 24;

    /// <summary>Whether sites on this machine may be visited: for tests only.</summary>
    public bool AllowLoopback { get; set; }
}

/// <summary>A site that the service visits by itself: an entry of <c>Ingest:Sources</c>.</summary>
public sealed class IngestSchedule
{
    /// <summary>The id of the council.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Ingest:Sources: an entry needs the Council.")]
    public string Council { get; set; } = "";

    /// <summary>The address of the sitemap.</summary>
    [Required(ErrorMessage = "Ingest:Sources: an entry needs the address of a Sitemap.")]
    public Uri? Sitemap { get; set; }

    /// <summary>Hours from one visit to the next.</summary>
    [Range(1, 8760, ErrorMessage = "Ingest:Sources: EveryHours must be from 1 to 8760.")]
    public int EveryHours { get; set; } = 24;
}
