using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EnquiryBot.Web.SignIn;

/// <summary>Development only: sign in as one of the seeded staff with one press.</summary>
internal sealed class SignInModel(SeededStaff staff) : PageModel
{
    public IReadOnlyList<SeededPerson> Staff => staff.All;

    /// <summary>Where to go afterwards: an address of this service, never another site.</summary>
    public string Target { get; private set; } = StaffPages.Root;

    public void OnGet(string? returnUrl) => Target = Safe(returnUrl);

    public async Task<IActionResult> OnPostAsync(string? person, string? returnUrl)
    {
        Target = Safe(returnUrl);
        if (staff.Find(person) is not { } found)
        {
            return Page();
        }

        await HttpContext.SignInAsync(found.SignedIn);
        return LocalRedirect(Target);
    }

    private string Safe(string? address) => Url.IsLocalUrl(address) ? address : StaffPages.Root;
}
