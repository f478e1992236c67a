using EnquiryBot.Testing;
using EnquiryBot.Web.Widget;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>
/// A council's own website on another origin, with the strictest policy that can carry the widget, and the service that
/// it gets the widget from. Only Alderbrook allows the website's origin.
/// </summary>
public sealed class HostPage : IAsyncDisposable
{
    private readonly DirectoryInfo _knowledge = Directory.CreateTempSubdirectory("enquirybot-");
    private readonly WebApplication _website;
    private readonly TestApp _service;

    private HostPage(WebApplication website)
    {
        _website = website;
        Copy(new TestApp().KnowledgeFolder, _knowledge.FullName);
        _service = new TestApp { KnowledgeFolder = _knowledge.FullName };
    }

    /// <summary>The website's address, without a slash at the end.</summary>
    public string Address => _website.Urls.Single();

    /// <summary>Starts both.</summary>
    public static async Task<HostPage> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        HostPage? host = null;
        var website = builder.Build();
        website.MapGet("/{council}", (string council, HttpResponse response) => host!.Page(council, response));
        await website.StartAsync();
        host = new HostPage(website);
        host.Allow("alderbrook");
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _website.DisposeAsync();
        await _service.DisposeAsync();
        _knowledge.Delete(recursive: true);
    }

    private IResult Page(string council, HttpResponse response)
    {
        var service = _service.Address;
        var widget = _service.Services.GetRequiredService<ClientFiles>().Widget!;
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; base-uri 'none'; form-action 'none'; script-src {service}; connect-src {service} {service.Replace("http:", "ws:", StringComparison.Ordinal)}";
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>A council</title></head>
            <body><main><h1>A council</h1><p><a href="/{council}">Home</a></p></main>
            <script src="{service}{widget.Path}" integrity="{widget.Integrity}" crossorigin="anonymous" data-council="{council}" defer></script>
            </body></html>
            """,
            "text/html; charset=utf-8");
    }

    private void Allow(string council)
    {
        var file = Path.Combine(_knowledge.FullName, council, "council.yaml");
        var yaml = File.ReadAllText(file);
        var changed = yaml.Replace("allowedOrigins: [", $"allowedOrigins: [\"{Address}\", ", StringComparison.Ordinal);
        Assert.NotEqual(yaml, changed);
        File.WriteAllText(file, changed);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
