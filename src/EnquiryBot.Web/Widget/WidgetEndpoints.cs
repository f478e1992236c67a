using System.Text.Json.Serialization;
using EnquiryBot.Councils;
using EnquiryBot.Language;
using EnquiryBot.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnquiryBot.Web.Widget;

/// <summary>What the widget needs from us: its script, a council's details, and a token for one conversation.</summary>
internal static class WidgetEndpoints
{
    public static IEndpointRouteBuilder MapWidget(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/widget.js", (ClientFiles files, HttpContext context) => Serve(files.Widget, context, "public, max-age=300"));
        routes.MapGet("/widget.css", (ClientFiles files, HttpContext context) => Serve(files.WidgetStyles, context, "public, max-age=300"));
        routes.MapGet("/client/{version}/{name}", (ClientFiles files, HttpContext context) =>
            Serve(files.Find(context.Request.Path), context, "public, max-age=31536000, immutable"));
        routes.MapGet("/brand/{council}.css", Brand);
        routes.MapGet("/brand/councils.css", Brands);

        var widget = routes.MapGroup("/widget/{council}").RequireCors(WidgetCors.Policy);
        widget.MapGet("/settings", Settings);
        widget.MapGet("/embed", EmbedSnippet);
        widget.MapPost("/token", IssueToken);
        return routes;
    }

    private static IResult Serve(ClientFile? file, HttpContext context, string cacheControl)
    {
        if (file is null)
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.Vary = "Accept-Encoding";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.AccessControlAllowOrigin = "*";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return Results.Bytes(file.Raw, file.ContentType);
        }

        headers.ContentEncoding = "gzip";
        return Results.Bytes(file.Gzip, file.ContentType);
    }

    // The brand colour is data, and the pages' policy allows no inline style.
    private static Results<ContentHttpResult, NotFound> Brand(string council, CouncilDirectory councils, HttpContext context)
    {
        if (councils.Find(council) is not { } profile)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Content($":root{{--eb-brand:{profile.BrandColour};--eb-accent:{profile.BrandColour}}}", "text/css; charset=utf-8");
    }

    // Staff pages show several councils side by side, each in its own colour.
    private static ContentHttpResult Brands(CouncilDirectory councils, HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        var rules = councils.All.Select(c => $".eb-council--{c.Id}{{--eb-council:{c.BrandColour}}}");
        return TypedResults.Content(string.Concat(rules), "text/css; charset=utf-8");
    }

    private static Results<Ok<WidgetSettings>, NotFound> Settings(string council, CouncilDirectory councils) =>
        councils.Find(council) is { } profile ? TypedResults.Ok(WidgetSettings.Of(profile)) : TypedResults.NotFound();

    // What a council puts into its pages. The version in the address and the hash belong together; both stay good after an upgrade.
    private static IResult EmbedSnippet(string council, CouncilDirectory councils, ClientFiles files, HttpRequest request)
    {
        if (councils.Find(council) is not { } profile || files.Widget is not { } widget)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Text(
            $"""<script src="{request.Scheme}://{request.Host}{widget.Path}" integrity="{widget.Integrity}" crossorigin="anonymous" data-council="{profile.Id}" defer></script>""");
    }

    private static IResult IssueToken(
        string council, CouncilDirectory councils, WidgetTokens tokens, WidgetCors cors, RateLimits limits, HttpContext context)
    {
        if (councils.Find(council) is not { } profile)
        {
            return Problem(StatusCodes.Status404NotFound, "UnknownCouncil", "There is no such council here. Check data-council in the page's script tag.");
        }

        if (!profile.Switches.Widget)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, "SwitchedOff", $"The chat is switched off. Call {profile.Contact.Phone}.");
        }

        var origin = context.Request.Headers.Origin.ToString();
        if (!cors.IsAllowed(profile, origin, context.Request))
        {
            return Problem(StatusCodes.Status403Forbidden, "OriginNotAllowed", "This website is not among the council's allowedOrigins in council.yaml.");
        }

        var verdict = limits.Count(new RateLimitKeys(null, null, profile.Id.Value, ClientAddress.Of(context)));
        RateLimits.WriteHeaders(context.Response, verdict);
        if (!verdict.Allowed)
        {
            return Problem(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many conversations were started. Wait a minute, then try again.");
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(tokens.Issue(profile.Id, origin));
    }

    private static JsonHttpResult<ErrorBody> Problem(int status, string code, string message) =>
        TypedResults.Json(new ErrorBody(new ErrorDetail(code, message)), statusCode: status);

    private sealed record ErrorBody(ErrorDetail Error);

    private sealed record ErrorDetail(string Code, string Message);
}

/// <summary>What the widget shows of a council before a conversation begins.</summary>
internal sealed record WidgetSettings(
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyList<string> Languages,
    string BrandColour,
    string Phone,
    string Relay,
    IReadOnlyDictionary<string, string> PrivacyNotice,
    string NoScriptChat,
    int RetentionDays,
    IReadOnlyDictionary<string, string> OpeningHours,
    bool Enabled)
{
    public static WidgetSettings Of(CouncilProfile council) => new(
        In(council, language => council.Name[language]),
        [.. council.Languages.Select(l => l.Value)],
        council.BrandColour,
        council.Contact.Phone,
        council.Contact.Relay,
        In(council, language => council.PrivacyNotice[language]),
        $"/chat/{council.Id}",
        council.RetentionDays,
        In(council, language => HoursWording.Say(council.OpeningHours.Week, language)),
        council.Switches.Widget);

    private static Dictionary<string, string> In(CouncilProfile council, Func<LanguageTag, string> text) =>
        council.Languages.ToDictionary(l => l.Value, text);
}

/// <summary>A token for one conversation, as Direct Line's tokens/generate answers.</summary>
/// <param name="ConversationId">The conversation that the token opens.</param>
/// <param name="Token">The token.</param>
/// <param name="ExpiresIn">Seconds until it expires.</param>
internal sealed record WidgetToken(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn);
