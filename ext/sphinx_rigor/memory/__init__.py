"""What lives from build to build."""
