using EnquiryBot.Councils;

namespace EnquiryBot.Web.Pages;

/// <summary>The language of a page: what the address asks for where the council has it, else the council's default.</summary>
internal static class PageLanguage
{
    public static LanguageTag Choose(CouncilProfile council, string? asked) =>
        LanguageTag.TryParse(asked, out var language) ? council.Serve(language) : council.Languages[0];
}
