using EnquiryBot.Councils;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EnquiryBot.Web.Pages;

/// <summary>What happens to what a citizen writes, in plain words; the council's own notice is linked.</summary>
internal sealed class PrivacyModel(CouncilDirectory councils) : PageModel
{
    public CouncilProfile Council { get; private set; } = null!;

    public LanguageTag Language { get; private set; }

    public IActionResult OnGet(string council, string? lang)
    {
        if (councils.Find(council) is not { } found)
        {
            return NotFound();
        }

        (Council, Language) = (found, PageLanguage.Choose(found, lang));
        return Page();
    }
}
