"""Whether the passages that readings pin still stand at their addresses: asked over the network, outside the build."""
