using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EnquiryBot.Web.SignIn;

/// <summary>
/// Ends the session here. The provider's own session is left alone: pages may not send a form on to another site, and a council
/// account is used for more than this.
/// </summary>
internal sealed class SignOutModel : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Redirect($"{StaffPages.Root}/sign-out");
    }
}
