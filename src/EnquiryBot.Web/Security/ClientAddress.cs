namespace EnquiryBot.Web.Security;

/// <summary>The network address that a request comes from, after forwarded headers of known proxies were applied.</summary>
internal static class ClientAddress
{
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
