using EnquiryBot.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EnquiryBot.Web.Pages;

/// <summary>The front page of a council with the chat widget, and a switch between the councils.</summary>
internal sealed class IndexModel(CouncilDirectory councils) : PageModel
{
    public CouncilProfile Council { get; private set; } = null!;

    public LanguageTag Language { get; private set; }

    public IReadOnlyList<CouncilProfile> Others { get; private set; } = [];

    public IReadOnlyList<string> Questions => QuestionsToTry.For(Council.Tier, Language);

    public IActionResult OnGet(string? council, string? lang)
    {
        var found = council is null ? councils.All[0] : councils.Find(council);
        if (found is null)
        {
            return NotFound();
        }

        Council = found;
        Language = PageLanguage.Choose(found, lang);
        Others = [.. councils.All.Where(c => c.Id != found.Id)];
        return Page();
    }
}
