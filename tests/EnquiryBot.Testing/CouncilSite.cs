using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Testing;

/// <summary>A council's website on a loopback port, whose pages a test puts up, changes and takes down.</summary>
public sealed class CouncilSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);

    private CouncilSite(WebApplication app) => _app = app;

    /// <summary>The address, without a slash at the end.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Paths in the order in which they were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The address of the sitemap.</summary>
    public Uri Sitemap => new($"{Address}/sitemap.xml");

    /// <summary>Starts an empty site: it answers 404 to everything but its sitemap.</summary>
    public static async Task<CouncilSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new CouncilSite(builder.Build());
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync();
        return site;
    }

    /// <summary>Puts up a web page with a title, a menu, a cookie banner and a footer around its content.</summary>
    public CouncilSite Page(string path, string title, string content) => Html(path, $"""
        <!doctype html><html lang="en"><head><title>{title} | Test Council</title></head><body>
        <div id="cookie-banner"><p>We use cookies to collect information about how you use this site.</p></div>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
        <main><h1>{title}</h1>{content}</main><footer><p>Contact the council. Privacy. Terms.</p></footer></body></html>
        """);

    /// <summary>Puts up HTML as it is.</summary>
    public CouncilSite Html(string path, string html) => Raw(path, http =>
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(html);
    });

    /// <summary>Puts up anything.</summary>
    public CouncilSite Raw(string path, RequestDelegate answer)
    {
        _pages[path] = answer;
        return this;
    }

    /// <summary>Puts up nothing but a status.</summary>
    public CouncilSite Status(string path, int status) => Raw(path, http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    /// <summary>Takes a page down.</summary>
    public CouncilSite TakeDown(string path)
    {
        _pages.TryRemove(path, out _);
        return this;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        Asked.Enqueue(path);
        if (_pages.TryGetValue(path, out var page))
        {
            return page(http);
        }

        if (path == "/sitemap.xml")
        {
            var urls = _pages.Keys.Where(p => !p.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(p => $"<url><loc>{Address}{p}</loc><lastmod>2026-09-14</lastmod></url>");
            http.Response.ContentType = "application/xml";
            return http.Response.WriteAsync($"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(urls)}</urlset>");
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
