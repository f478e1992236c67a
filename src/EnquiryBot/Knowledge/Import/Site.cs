namespace EnquiryBot.Knowledge.Import;

/// <summary>A website: a host with or without "www.", and hosts below it. A visit never leaves it.</summary>
internal sealed class Site
{
    private readonly string _host;
    private readonly int _port;

    /// <summary>The site of an address.</summary>
    public Site(Uri address)
    {
        _host = Bare(address.IdnHost);
        _port = address.IsDefaultPort ? 0 : address.Port;
    }

    /// <summary>Whether an address belongs to the site and is one that may be fetched.</summary>
    public bool Has(Uri address) =>
        address.IsAbsoluteUri && address.Scheme is "https" or "http" && address.UserInfo.Length == 0
        && (address.IsDefaultPort ? 0 : address.Port) == _port
        && (Bare(address.IdnHost) == _host || address.IdnHost.EndsWith($".{_host}", StringComparison.OrdinalIgnoreCase));

    private static string Bare(string host) =>
        (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host).ToLowerInvariant();
}
