using System.IO.Compression;
using System.Net;
using System.Text;
using EnquiryBot.BotFramework.Authentication;
using EnquiryBot.Knowledge.Import;
using EnquiryBot.Testing;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Knowledge.Import;

/// <summary>Where a visit may go and what it finds listed.</summary>
public sealed class VisitRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("User-agent: *\nDisallow: /private", "/private/x", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/public", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: EnquiryBot\nDisallow: /forms", "/bins", true)]
    [InlineData("User-agent: EnquiryBot\nUser-agent: other\nDisallow: /forms", "/forms", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/fees.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/fees.pdf?v=2", true)]
    [InlineData("User-agent: *\nDisallow:", "/bins", true)]
    [InlineData("nonsense", "/bins", true)]
    public void Robots_txt_is_obeyed(string file, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, RobotsRules.Parse(file, "EnquiryBot").Allows(new Uri("https://www.alderbrook.example" + path)));

    [Fact]
    public void The_pause_that_a_site_asks_for_is_kept_up_to_a_minute()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), RobotsRules.Parse("User-agent: *\nCrawl-delay: 5", "EnquiryBot").Pause);
        Assert.Equal(TimeSpan.FromMinutes(1), RobotsRules.Parse("User-agent: *\nCrawl-delay: 86400", "EnquiryBot").Pause);
    }

    [Theory]
    [InlineData("https://www.alderbrook.example/x", true)]
    [InlineData("http://alderbrook.example/x", true)]
    [InlineData("https://apply.alderbrook.example/x", true)]
    [InlineData("https://evilalderbrook.example/x", false)]
    [InlineData("https://www.alderbrook.example.evil.example/x", false)]
    [InlineData("https://www.alderbrook.example:8443/x", false)]
    [InlineData("https://www.alderbrook.example@evil.example/x", false)]
    [InlineData("ftp://www.alderbrook.example/x", false)]
    [InlineData("http://127.0.0.1/x", false)]
    public void A_visit_stays_on_its_site(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, new Site(new Uri("https://www.alderbrook.example/sitemap.xml")).Has(new Uri(address)));

    [Property(MaxTest = 500)]
    public void The_channel_and_the_visit_agree_on_what_is_public(byte[] four, byte[] sixteen)
    {
        byte[] Fill(byte[] bytes, int length) => [.. (bytes ?? []).Concat(new byte[length]).Take(length)];
        foreach (var address in new[] { new IPAddress(Fill(four, 4)), new IPAddress(Fill(sixteen, 16)) })
        {
            Assert.Equal(SafeAddress.IsPublic(address), PublicAddress.Is(address));
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("192.168.0.1")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("::ffff:10.0.0.1")]
    public void Addresses_inside_a_network_are_not_public(string address)
    {
        Assert.False(PublicAddress.Is(IPAddress.Parse(address)));
        Assert.True(PublicAddress.Is(IPAddress.Parse("185.157.232.1")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sitemap_and_an_index_are_read_packed_or_not(bool isPacked)
    {
        var pages = Sitemap.Read(Bytes("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc> https://a.example/x </loc><lastmod>2026-09-14T08:00:00Z</lastmod></url><url><lastmod>2026-01-01</lastmod><loc>https://a.example/y</loc></url><url><loc>:::</loc></url></urlset>", isPacked));
        var index = Sitemap.Read(Bytes("<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>", isPacked));

        Assert.Equal([(new Uri("https://a.example/x"), new DateOnly(2026, 9, 14)), (new Uri("https://a.example/y"), new DateOnly(2026, 1, 1))], pages.Pages.Select(p => (p.Address, p.Modified!.Value)));
        Assert.Equal([new Uri("https://a.example/1.xml")], index.Sitemaps);
    }

    [Theory]
    [InlineData("<html><body>Not found</body></html>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>&a;</loc></url></urlset>")]
    [InlineData("<urlset><url>")]
    [InlineData("")]
    public void What_is_no_sitemap_is_refused(string text) => Assert.Throws<FormatException>(() => Sitemap.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void The_report_names_stale_double_contradictory_and_PDF_only_pages()
    {
        var prose = "You can have large items taken away from your home on any working day of the week. Put them out by seven in the morning.";
        var old = SomeArticle.Of($"{prose}\n\nWe collect a sofa from your home for £38.", "a") with { Url = "https://a.example/a", Updated = new DateOnly(2020, 1, 1), LastChecked = null };
        var copy = SomeArticle.Of($"{prose}\n\nWe collect a sofa from your home for £42.", "b") with { Url = "https://a.example/b" };
        var pdf = SomeArticle.Of("See the [guide](https://a.example/guide.pdf).", "c") with { Url = "https://a.example/c" };

        var found = PageReport.Of([old, copy, pdf], Today, staleMonths: 24).ToDictionary(f => f.Kind);

        Assert.Equal(["https://a.example/a"], found[FindingKind.Stale].Urls);
        Assert.Equal(["https://a.example/a", "https://a.example/b"], found[FindingKind.Duplicate].Urls);
        Assert.Contains("£42", found[FindingKind.Contradictory].Detail, StringComparison.Ordinal);
        Assert.Equal(["https://a.example/c"], found[FindingKind.PdfOnly].Urls);
    }

    private static byte[] Bytes(string text, bool isPacked)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!isPacked)
        {
            return bytes;
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
