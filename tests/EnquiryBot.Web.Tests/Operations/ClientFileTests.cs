using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Operations;

/// <summary>The widget's script and style as browsers load them.</summary>
public sealed class ClientFileTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/widget.js", "text/javascript")]
    [InlineData("/widget.css", "text/css")]
    public async Task The_short_address_serves_the_newest_file_for_a_few_minutes(string path, string type)
    {
        using var response = await app.Client().GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((type, "utf-8"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentType.CharSet));
        Assert.Equal(TimeSpan.FromMinutes(5), response.Headers.CacheControl!.MaxAge);
        Assert.Equal("cross-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task The_script_is_compressed_for_those_who_can_read_that_and_at_most_30_kB()
    {
        var raw = await app.Client().GetByteArrayAsync("/widget.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/widget.js");
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var response = await app.Client().SendAsync(request);
        var compressed = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.InRange(compressed.Length, 1, 30 * 1024);
        using var opened = new MemoryStream();
        await using (var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress))
        {
            await gzip.CopyToAsync(opened);
        }

        Assert.Equal(raw, opened.ToArray());
    }

    [Theory]
    [InlineData("/alderbrook")]
    [InlineData("/chat/alderbrook")]
    [InlineData("/privacy/alderbrook")]
    public async Task Every_file_that_a_page_loads_has_the_hash_that_the_page_says_and_never_changes(string path)
    {
        using var response = await app.Client().GetAsync(path);
        var page = await Html.ReadAsync(response);
        var loaded = page.QuerySelectorAll("[integrity]");

        Assert.NotEmpty(loaded);
        foreach (var element in loaded)
        {
            using var file = await app.Client().GetAsync(element.GetAttribute("src") ?? element.GetAttribute("href"));
            var hash = SHA384.HashData(await file.Content.ReadAsByteArrayAsync());
            Assert.Equal($"sha384-{Convert.ToBase64String(hash)}", element.GetAttribute("integrity"));
            Assert.Equal("public, max-age=31536000, immutable", file.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task The_front_page_carries_the_widget_of_its_council_in_its_language()
    {
        using var response = await app.Client().GetAsync("/brohelyg?lang=cy");
        var script = (await Html.ReadAsync(response)).QuerySelector("script[data-council]")!;

        Assert.Equal(("brohelyg", "cy"), (script.GetAttribute("data-council"), script.GetAttribute("data-lang")));
        Assert.Matches("^/client/[0-9a-f]{16}/widget\\.js$", script.GetAttribute("src"));
    }

    [Fact]
    public async Task The_embed_snippet_names_the_versioned_script_and_its_hash()
    {
        var snippet = await app.Client().GetStringAsync("/widget/alderbrook/embed");
        var script = new HtmlParser().ParseDocument(snippet).QuerySelector("script")!;
        var source = new Uri(script.GetAttribute("src")!);
        var bytes = await app.Client().GetByteArrayAsync(source.PathAndQuery);

        Assert.Equal(app.Address, source.GetLeftPart(UriPartial.Authority));
        Assert.StartsWith("/client/", source.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal($"sha384-{Convert.ToBase64String(SHA384.HashData(bytes))}", script.GetAttribute("integrity"));
        Assert.Equal(("anonymous", "alderbrook"), (script.GetAttribute("crossorigin"), script.GetAttribute("data-council")));
    }

    [Theory]
    [InlineData("/client/0000000000000000/widget.js")]
    [InlineData("/client/x/appsettings.json")]
    [InlineData("/client/..%2f/appsettings.json")]
    public async Task An_old_or_made_up_version_is_404(string path)
    {
        using var response = await app.Client().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_settings_tell_the_widget_what_to_say_before_the_first_message()
    {
        var settings = (await app.Client().GetFromJsonAsync<JsonObject>("/widget/brohelyg/settings"))!;

        Assert.Equal("Cyngor Sir Bro Helyg", (string?)settings["name"]!["cy"]);
        Assert.Equal(["en", "cy"], settings["languages"]!.AsArray().Select(l => (string)l!));
        Assert.Equal((30, "/chat/brohelyg", true), ((int)settings["retentionDays"]!, (string?)settings["noScriptChat"], (bool)settings["enabled"]!));
        Assert.Equal("029 2018 0100", (string?)settings["phone"]);
        Assert.StartsWith("https://www.brohelyg.example/cy/", (string?)settings["privacyNotice"]!["cy"], StringComparison.Ordinal);
    }
}
