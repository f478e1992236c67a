using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace EnquiryBot.Web.SignIn;

/// <summary>Who may open which folder of staff pages. A page is guarded by where it lies, so that none can be forgotten.</summary>
internal static class StaffPages
{
    /// <summary>Advisers and supervisors of any council; which enquiries they see is decided for each.</summary>
    public const string Helpdesk = "Helpdesk";

    /// <summary>The address of everything that staff use; whatever lies there is closed unless it says otherwise.</summary>
    public const string Root = "/staff";

    private const string HelpdeskFolder = "/Helpdesk";
    private const string SignInFolder = "/SignIn";
    private const string SeededPage = "/SignIn/SignIn";

    public static void Guard(PageConventionCollection conventions, bool offersSeededStaff)
    {
        conventions.AuthorizeFolder(HelpdeskFolder, Helpdesk);
        conventions.AllowAnonymousToFolder(SignInFolder);
        foreach (var folder in new[] { HelpdeskFolder, SignInFolder })
        {
            conventions.AddFolderApplicationModelConvention(
                folder, page => page.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None }));
        }

        if (!offersSeededStaff)
        {
            // A page without an address is not there.
            conventions.AddPageRouteModelConvention(SeededPage, page => page.Selectors.Clear());
        }
    }
}
