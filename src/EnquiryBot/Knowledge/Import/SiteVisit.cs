using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// A polite visit to one site: robots.txt first, a pause between requests, and bounds on size, time and redirects. It never
/// leaves the site, and each redirect is looked at like a first address.
/// </summary>
internal sealed class SiteVisit(Site site, HttpMessageInvoker http, IngestOptions options, TimeProvider clock)
{
    private const int MostRedirects = 5;
    private const int LargestRobots = 512 * 1024;

    private readonly Dictionary<string, RobotsRules> _robots = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Fetches a page.</summary>
    /// <param name="address">Where.</param>
    /// <param name="known">What is known of it; null to have it in any case.</param>
    /// <param name="limit">The largest number of bytes for a type; 0 where the type is not wanted.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<FetchResult> GetAsync(Uri address, Validators? known, Func<string, int> limit, CancellationToken ct)
    {
        var seen = new HashSet<Uri>();
        for (var at = address; ;)
        {
            if (!site.Has(at))
            {
                return new FetchResult.Refused(at == address ? "it is not on the site" : $"it redirects to {at.Host}, which is not the site");
            }

            if (!seen.Add(at) || seen.Count > MostRedirects)
            {
                return new FetchResult.Failed(seen.Count > MostRedirects ? "it redirects too often" : "it redirects in a circle");
            }

            if (!(await RobotsOfAsync(at, ct)).Allows(at))
            {
                return new FetchResult.Refused("robots.txt asks not to visit it");
            }

            var (result, next) = await OnceAsync(at, known, limit, ct);
            if (next is null)
            {
                return result!;
            }

            at = next;
        }
    }

    private async Task<(FetchResult? Result, Uri? Next)> OnceAsync(Uri at, Validators? known, Func<string, int> limit, CancellationToken ct)
    {
        await PauseAsync(at, ct);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.PageSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            using var request = Request(at, known);
            using var response = await http.SendAsync(request, either.Token);
            if ((int)response.StatusCode is >= 301 and <= 308 and not 304 and not 305 and not 306 && response.Headers.Location is { } location)
            {
                return Uri.TryCreate(at, location, out var next) ? (null, new UriBuilder(next) { Fragment = "" }.Uri) : (new FetchResult.Failed("it redirects to nowhere"), null);
            }

            return (await ReadAsync(at, response, limit, either.Token), null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (new FetchResult.Failed($"it took more than {options.PageSeconds} seconds"), null);
        }
        catch (HttpRequestException e) when (e.InnerException is NotPublicException)
        {
            return (new FetchResult.Refused("its name leads to an address that is not on the public internet"), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return (new FetchResult.Failed("the connection failed"), null);
        }
    }

    private static async Task<FetchResult> ReadAsync(Uri at, HttpResponseMessage response, Func<string, int> limit, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return response.StatusCode switch
            {
                HttpStatusCode.NotModified => new FetchResult.NotChanged(),
                HttpStatusCode.NotFound or HttpStatusCode.Gone => new FetchResult.Gone($"the site answers {status}"),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new FetchResult.Refused($"the site answers {status}"),
                _ => new FetchResult.Failed($"the site answers {status}"),
            };
        }

        var type = response.Content.Headers.ContentType;
        var name = type?.MediaType?.ToLowerInvariant() ?? "";
        var most = limit(name);
        if (most == 0)
        {
            return new FetchResult.Refused(name.Length == 0 ? "the site does not say what type it is" : $"its type is {name}, which is not read");
        }

        if (response.Content.Headers.ContentLength > most || await ReadBoundedAsync(response.Content, most, ct) is not { } content)
        {
            return new FetchResult.Refused($"it is larger than {most / 1024} kilobytes");
        }

        return new FetchResult.Page(at, content, name)
        {
            Charset = type?.CharSet?.Trim('"'), Modified = response.Content.Headers.LastModified, ETag = response.Headers.ETag?.ToString(),
        };
    }

    private static async Task<byte[]?> ReadBoundedAsync(HttpContent content, int most, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var read = new MemoryStream();
        var buffer = new byte[32 * 1024];
        while (await stream.ReadAsync(buffer, ct) is > 0 and var count)
        {
            if (read.Length + count > most)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private async Task<RobotsRules> RobotsOfAsync(Uri at, CancellationToken ct)
    {
        var authority = at.GetLeftPart(UriPartial.Authority);
        if (_robots.TryGetValue(authority, out var rules))
        {
            return rules;
        }

        // Redirects of the file itself are followed on the site only; one that leads away counts as no file.
        var address = new Uri(authority + "/robots.txt");
        FetchResult? result = null;
        for (var (next, hops) = ((Uri?)address, 0); next is not null && hops < MostRedirects && site.Has(next); hops++)
        {
            (result, next) = await OnceAsync(next, null, _ => LargestRobots, ct);
        }

        return _robots[authority] = result switch
        {
            FetchResult.Page page => RobotsRules.Parse(Encoding.UTF8.GetString(page.Content), options.UserAgent.Split('/')[0]),
            FetchResult.Failed => RobotsRules.Closed,
            _ => RobotsRules.Open,
        };
    }

    private async Task PauseAsync(Uri at, CancellationToken ct)
    {
        var asked = _robots.TryGetValue(at.GetLeftPart(UriPartial.Authority), out var rules) ? rules.Pause : TimeSpan.Zero;
        var pause = TimeSpan.FromSeconds(1 / options.RequestsPerSecond);
        if (_next - clock.GetUtcNow() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, clock, ct);
        }

        _next = clock.GetUtcNow() + (asked > pause ? asked : pause);
    }

    private HttpRequestMessage Request(Uri at, Validators? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, at);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html, application/xhtml+xml, application/pdf, application/vnd.openxmlformats-officedocument.wordprocessingml.document, text/markdown, */*;q=0.1");
        if (known?.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
        {
            request.Headers.IfNoneMatch.Add(parsed);
        }

        if (known?.Modified is { } modified)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified.ToString("R", CultureInfo.InvariantCulture));
        }

        return request;
    }
}
