using System.Security.Cryptography;
using System.Text;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Language;
using EnquiryBot.SelfService;
using EnquiryBot.Web.Pages;
using EnquiryBot.Web.Security;
using Microsoft.Net.Http.Headers;

namespace EnquiryBot.Web.SelfService;

/// <summary>Bin days as a calendar file. It names a round, not a home: nobody's postcode is in its address.</summary>
internal static class CalendarEndpoints
{
    public static IEndpointRouteBuilder MapCalendar(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar/{council}/{round}.ics", Write);
        return routes;
    }

    private static IResult Write(
        string council, string round, string? lang, CouncilDirectory councils, CollectionLookup lookup, Latest<PhraseBook> phrases, RateLimits limits, HttpContext http)
    {
        if (councils.Find(council) is not { } profile || lookup.Of(profile) is not { } collections || collections.Find(round) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var verdict = limits.Count(new RateLimitKeys(null, null, profile.Id.Value, ClientAddress.Of(http)));
        RateLimits.WriteHeaders(http.Response, verdict);
        if (!verdict.Allowed)
        {
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var language = PageLanguage.Choose(profile, lang);
        if (CollectionCalendar.Write(collections, found, profile, language, phrases.Value, lookup.TodayOf(profile)) is not { } file)
        {
            return TypedResults.NotFound();
        }

        // An hour: when crews are moved at short notice, the calendars that ask again soon have it.
        var bytes = Encoding.UTF8.GetBytes(file);
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.File(
            bytes, CollectionCalendar.ContentType, $"{council}-{round}.ics",
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
    }
}
