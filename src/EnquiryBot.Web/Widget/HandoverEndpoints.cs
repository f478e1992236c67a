using System.Text.Json;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Web.Pages;
using EnquiryBot.Web.Security;
using Microsoft.AspNetCore.Http.Features;

namespace EnquiryBot.Web.Widget;

/// <summary>The way to a person, for whoever holds a conversation's token: how it stands, how to be reached, and back to the bot.</summary>
internal static class HandoverEndpoints
{
    private const int MostBodyBytes = 4 * 1024;

    public static IEndpointRouteBuilder MapHandover(this IEndpointRouteBuilder routes)
    {
        // Reading is not limited: a client that polls must not be made to stop.
        var widget = routes.MapGroup("/widget/{council}").RequireCors(WidgetCors.Policy).LimitRates();
        widget.MapGet("/handover", http => AnswerAsync(http, StatusAsync));
        widget.MapPost("/handover/contact", http => AnswerAsync(http, KeepContactAsync));
        widget.MapPost("/handover/return", http => AnswerAsync(http, ReturnAsync));
        return routes;
    }

    private static async Task AnswerAsync(HttpContext http, Func<Call, CancellationToken, Task<IResult>> answer)
    {
        http.Response.Headers.CacheControl = "no-store";
        var result = Admit(http, out var call) ?? await answer(call!, http.RequestAborted);
        await result.ExecuteAsync(http);
    }

    private static IResult? Admit(HttpContext http, out Call? call)
    {
        call = null;
        var services = http.RequestServices;
        if (services.GetRequiredService<DirectLineCallers>().Identify(http) is not { } caller)
        {
            return Problem(StatusCodes.Status401Unauthorized, "Unauthorized", "Send the conversation's token in the header 'Authorization: Bearer <token>'.");
        }

        if (caller.Token is not { } token || !token.Key.Site.Equals((string?)http.Request.RouteValues["council"], StringComparison.Ordinal)
            || services.GetRequiredService<CouncilDirectory>().Find(token.Key.Site) is not { } council)
        {
            return Problem(StatusCodes.Status403Forbidden, "Forbidden", "This token opens no conversation with this council.");
        }

        var language = PageLanguage.Choose(council, http.Request.Query["lang"]);
        call = new Call(http, services.GetRequiredService<CitizenHandover>(), token.Key.ConversationId, council, language);
        return null;
    }

    private static async Task<IResult> StatusAsync(Call call, CancellationToken ct) =>
        TypedResults.Ok(await call.Handover.StatusAsync(call.ConversationId, call.Council, call.Language, ct));

    private static async Task<IResult> KeepContactAsync(Call call, CancellationToken ct)
    {
        if (await ReadAsync(call.Http, ct) is not { } details)
        {
            return Problem(StatusCodes.Status400BadRequest, "BadRequest", "Send one JSON object with name, email and phone, each a text or left out.");
        }

        var faults = await call.Handover.KeepContactAsync(call.ConversationId, call.Council, call.Language, details, ct);
        return faults.Count == 0
            ? await StatusAsync(call, ct)
            : Problem(StatusCodes.Status400BadRequest, "BadContact", string.Join(". ", faults.Values), faults);
    }

    private static async Task<IResult> ReturnAsync(Call call, CancellationToken ct)
    {
        await call.Handover.ReturnAsync(call.ConversationId, call.Council, ct);
        return await StatusAsync(call, ct);
    }

    // Null for what is no such object or far too long for one.
    private static async Task<ContactDetails?> ReadAsync(HttpContext http, CancellationToken ct)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = MostBodyBytes;
        try
        {
            return await JsonSerializer.DeserializeAsync<ContactDetails>(http.Request.Body, JsonSerializerOptions.Web, ct);
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static IResult Problem(int status, string code, string message, IReadOnlyDictionary<string, string>? fields = null) =>
        fields is null
            ? TypedResults.Json(new { error = new { code, message } }, statusCode: status)
            : TypedResults.Json(new { error = new { code, message, fields } }, statusCode: status);

    private sealed record Call(HttpContext Http, CitizenHandover Handover, string ConversationId, CouncilProfile Council, LanguageTag Language);
}
